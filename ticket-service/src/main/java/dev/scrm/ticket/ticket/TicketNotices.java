package dev.scrm.ticket.ticket;

import dev.scrm.ticket.ticket.Ticket.Closed;
import dev.scrm.ticket.ticket.TicketEvent.FirstResponseBreached;
import dev.scrm.ticket.ticket.TicketEvent.RedAlertRaised;
import dev.scrm.ticket.ticket.TicketEvent.ReplyFailed;
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
        var response = ticket.response();
        if (response != null) {
            return "迟至 %s 才响应".formatted(time(response.at()));
        }
        return ticket instanceof Closed ? "未响应即被关闭" : "客户仍在等待";
    }

    /** Told to who replied; where that is not known, to those in charge. None when there is nobody to tell. */
    public Optional<Notice> replyFailed(Ticket ticket, ReplyFailed failed) {
        var advice = ReplyAdvice.on(failed.delivery());
        var text = "【回复未送达】工单 %s：%s 的回复客户没有收到\n原因：%s\n下一步：%s%s\n客户消息：%s"
                .formatted(
                        ticket.facts().number(),
                        time(failed.reply().at()),
                        advice.why(),
                        advice.next(),
                        standing(ticket),
                        ticket.facts().excerpt());
        var staffId = failed.reply().staffId();
        return staffId == null ? toThoseInCharge(ticket, text) : Optional.of(new Notice(List.of(staffId), text));
    }

    private String standing(Ticket ticket) {
        if (ticket instanceof Closed) {
            return "\n工单已关闭，不会重新打开；客户的下一条消息会新开工单";
        }
        var clock = ticket.facts().clock();
        if (!clock.running()) {
            return "";
        }
        return clock.noticedAt() == null
                ? "\n首次响应继续计时，请在 %s 前响应".formatted(time(clock.dueAt()))
                : "\n首次响应已超时，应在 %s 前响应".formatted(time(clock.dueAt()));
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
