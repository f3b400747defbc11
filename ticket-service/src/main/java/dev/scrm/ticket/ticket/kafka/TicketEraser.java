package dev.scrm.ticket.ticket.kafka;

import dev.scrm.platform.events.ErasedStore;
import dev.scrm.platform.messaging.erasure.AnswerErasures;
import dev.scrm.platform.messaging.erasure.ErasureRequested;
import dev.scrm.ticket.ticket.EraseTickets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Erases the tickets of a contact, and says what of them stays. */
@Component
class TicketEraser implements AnswerErasures.Eraser {
    static final String SERVICE = "ticket-service";

    private final EraseTickets eraseTickets;

    TicketEraser(EraseTickets eraseTickets) {
        this.eraseTickets = eraseTickets;
    }

    @Override
    public List<ErasedStore> erase(String corpId, ErasureRequested requested) {
        int count = eraseTickets.erase(corpId, requested.contactId(), requested.erasedAt());
        return List.of(
                new ErasedStore("tickets", count, count, "工单编号、时间与处理人，用于统计；客户的文字与企业微信编号已删除"),
                new ErasedStore("erased-contacts", 0, 1, "客户编号与删除时间：更早的消息不再开工单"));
    }
}
