package dev.scrm.gateway.transfers;

import static dev.scrm.gateway.transfers.TransferFixtures.CORP;
import static dev.scrm.gateway.transfers.TransferFixtures.NOON;
import static dev.scrm.gateway.transfers.TransferFixtures.aTransfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FollowTransfersTests {
    private static final String RESULT = "externalcontact/transfer_result";

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final InMemoryFollowedTransfers transfers = new InMemoryFollowedTransfers();
    private final List<TransferResult> told = new ArrayList<>();
    private final TransferSettings settings = new TransferSettings(Duration.ofHours(1), Duration.ofDays(3));
    private final FollowTransfers follow = new FollowTransfers(
            wecom, new OneCorp(CORP), transfers, (_, results, _) -> told.addAll(results), settings, clock);

    @BeforeEach
    void hasBegun() {
        transfers.begin(aTransfer("1"), Set.of("wm1", "wm2"), NOON.plusSeconds(60), NOON.plus(settings.followedFor()));
    }

    @Test
    void tellsEachContactOnceWhenItsTransferHasEnded() {
        wecom.gives(RESULT, customers(row("wm1", 3, NOON), row("wm2", 2, Instant.EPOCH), row("wm3", 1, NOON)));
        pass(Duration.ofHours(5));
        assertThat(told).containsExactly(new TransferResult("wm1", TransferResult.End.REFUSED, null));

        var tomorrow = NOON.plusSeconds(86_400);
        wecom.gives(RESULT, customers(row("wm1", 3, NOON), row("wm2", 1, tomorrow)));
        pass(Duration.ofHours(5));
        assertThat(told).hasSize(2).last().isEqualTo(new TransferResult("wm2", TransferResult.End.DONE, tomorrow));
        int calls = wecom.calls().size();
        pass(Duration.ofDays(5));
        assertThat(wecom.calls()).hasSize(calls);
    }

    @Test
    void passesOverAnEarlierTransferOfTheSameContact() {
        wecom.gives(RESULT, customers(row("wm1", 1, NOON.minus(Duration.ofDays(30)))));

        pass(Duration.ofHours(5));

        assertThat(told).isEmpty();
    }

    @Test
    void asksAgainWhileWecomDoesNotAnswer() {
        wecom.isSilent(RESULT, Cause.TIMED_OUT);
        pass(Duration.ofHours(5));
        assertThat(told).isEmpty();

        wecom.isBack();
        wecom.gives(RESULT, customers(row("wm1", 4, NOON)));
        pass(Duration.ofHours(2));
        assertThat(told).containsExactly(new TransferResult("wm1", TransferResult.End.FULL, null));
    }

    @Test
    void tellsWhatNobodyKnowsWhenItsTimeIsOver() {
        pass(Duration.ofDays(4));

        assertThat(told)
                .containsExactlyInAnyOrder(
                        new TransferResult("wm1", TransferResult.End.UNKNOWN, null),
                        new TransferResult("wm2", TransferResult.End.UNKNOWN, null));
    }

    @Test
    @Timeout(10)
    void tellsWhatItKnowsAndAsksLaterWhenWecomGivesTheSamePageForEver() {
        var page = new HashMap<>(customers(row("wm1", 3, NOON)));
        page.put("next_cursor", "c1");
        wecom.gives(RESULT, page);

        clock.advance(Duration.ofMinutes(10));
        follow.follow();

        assertThat(wecom.calls()).hasSize(2);
        assertThat(told).extracting(TransferResult::externalUserId).containsOnly("wm1");
        wecom.gives(RESULT, customers(row("wm2", 3, NOON)));
        pass(Duration.ofHours(2));
        assertThat(told).extracting(TransferResult::externalUserId).contains("wm2");
    }

    private void pass(Duration time) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.advance(Duration.ofMinutes(10));
            follow.follow();
        }
    }

    private static Map<String, Object> customers(Row... rows) {
        return Map.of(
                "customer",
                Stream.of(rows)
                        .map(row -> Map.of(
                                "external_userid",
                                row.customer(),
                                "status",
                                row.status(),
                                "takeover_time",
                                row.at().getEpochSecond()))
                        .toList());
    }

    private record Row(String customer, int status, Instant at) {}

    private static Row row(String customer, int status, Instant at) {
        return new Row(customer, status, at);
    }
}
