package dev.scrm.ticket.ticket;

import dev.scrm.ticket.ticket.Ticket.Answered;
import dev.scrm.ticket.ticket.Ticket.Assigned;
import dev.scrm.ticket.ticket.Ticket.Closed;
import dev.scrm.ticket.ticket.Ticket.Open;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponseBreached;
import dev.scrm.ticket.ticket.TicketEvent.RedAlertRaised;
import dev.scrm.ticket.ticket.TicketEvent.TicketAssigned;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What staff are told about tickets, and who is told. Of a customer's message only the excerpt is shown. */
public final class TicketNotices {
    private static final String RED_ALERT = "【红色警报】";
    private static final int WORDS_SHOWN = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Map<String, List<String>> managers;
    private final ZoneId zone;

    /**
     * @param managers who else is told when something burns or is overdue, by corp
     * @param zone of the times in the texts
     */
    public TicketNotices(Map<String, List<String>> managers, ZoneId zone) {
        this.managers = managers;
        this.zone = zone;
    }

    public Notice assigned(Ticket ticket, TicketAssigned assigned) {
        var facts = ticket.facts();
        var text = new StringBuilder(facts.redAlert() ? RED_ALERT : "")
                .append("新工单 ")
                .append(facts.number())
                .append(" 已分配给你\n")
                .append("客户消息：")
                .append(facts.excerpt());
        if (facts.redAlert()) {
            text.append("\n警报词：").append(words(facts.alertWords()));
        }
        if (facts.clock().running()) {
            text.append("\n请在 ").append(time(facts.clock().dueAt())).append(" 前首次响应");
        }
        return new Notice(List.of(assigned.staffId()), text.toString());
    }

    /** None when the words were announced before, or when there is nobody to tell yet. */
    public Optional<Notice> redAlert(Ticket ticket, RedAlertRaised alert) {
        return alert.news()
                ? toThoseInCharge(
                        ticket,
                        "%s工单 %s 客户消息含警报词：%s\n客户消息：%s\n请立即处理"
                                .formatted(RED_ALERT, ticket.facts().number(), words(alert.words()), alert.excerpt()))
                : Optional.empty();
    }

    /** None when there is nobody to tell. */
    public Optional<Notice> breached(Ticket ticket, FirstResponseBreached breached) {
        var facts = ticket.facts();
        var assignment = ticket.assignment();
        return toThoseInCharge(
                ticket,
                "%s【响应超时】工单 %s 应在 %s 前首次响应，%s\n负责人：%s\n客户消息：%s"
                        .formatted(
                                facts.redAlert() ? RED_ALERT : "",
                                facts.number(),
                                time(breached.dueAt()),
                                outcome(ticket),
                                assignment == null ? "暂无" : assignment.staffId(),
                                facts.excerpt()));
    }

    /** A late answer, or the closing, may itself be what shows the breach. */
    private String outcome(Ticket ticket) {
        return switch (ticket) {
            case Open _, Assigned _ -> "客户仍在等待";
            case Answered answered ->
                "迟至 %s 才响应".formatted(time(answered.response().at()));
            case Closed _ -> "未响应即被关闭";
        };
    }

    private Optional<Notice> toThoseInCharge(Ticket ticket, String text) {
        var assignment = ticket.assignment();
        var staffIds = Stream.concat(
                        assignment == null ? Stream.empty() : Stream.of(assignment.staffId()),
                        managers.getOrDefault(ticket.id().corpId(), List.of()).stream())
                .distinct()
                .toList();
        return staffIds.isEmpty() ? Optional.empty() : Optional.of(new Notice(staffIds, text));
    }

    private static String words(List<String> words) {
        return String.join("、", words.subList(0, Math.min(WORDS_SHOWN, words.size())));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
