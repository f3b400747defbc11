package dev.scrm.ticket.ticket.schedule;

import dev.scrm.ticket.ticket.NoticeBreaches;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for missed deadlines every second. It announces them; whether one was missed is not for it to judge. */
@Component
class DeadlinePoll {
    private static final int AT_A_TIME = 200;
    /** Bounds one poll; after an outage the rest comes with the next ones. */
    private static final int TIMES = 10;

    private final NoticeBreaches noticeBreaches;

    DeadlinePoll(NoticeBreaches noticeBreaches) {
        this.noticeBreaches = noticeBreaches;
    }

    @Scheduled(fixedDelayString = "${ticket.sla.poll:1s}")
    void poll() {
        for (var i = 0; i < TIMES && noticeBreaches.notice(AT_A_TIME) == AT_A_TIME; i++) {}
    }
}
