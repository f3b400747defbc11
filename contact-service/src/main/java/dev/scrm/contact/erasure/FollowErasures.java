package dev.scrm.contact.erasure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows erasures, cancels one that has not begun, and takes what services answer. */
public final class FollowErasures {
    private final Erasures erasures;
    private final Duration overdueAfter;
    private final Clock clock;

    FollowErasures(Erasures erasures, Duration overdueAfter, Clock clock) {
        this.erasures = erasures;
        this.overdueAfter = overdueAfter;
        this.clock = clock;
    }

    public Erasure get(String corpId, String id) {
        return erasures.find(corpId, id).orElseThrow(() -> ErasureRefused.unknown(id));
    }

    public List<Erasure> list(String corpId, int limit, @Nullable String before) {
        return erasures.list(corpId, limit, before);
    }

    public Certificate certificate(String corpId, String id) {
        var erasure = get(corpId, id);
        var certificate = erasure.certificate();
        if (erasure.status() != Erasure.Status.COMPLETED || certificate == null) {
            throw ErasureRefused.uncertified(id);
        }
        return certificate;
    }

    /** Whether it takes longer than it should: somebody has to see which service does not answer. */
    public boolean isOverdue(Erasure erasure) {
        return erasure.isOverdue(clock.instant(), overdueAfter);
    }

    /** How many of all corps are overdue. */
    public long countOverdue() {
        return erasures.countOverdue(clock.instant().minus(overdueAfter));
    }

    public Erasure cancel(String corpId, String id) {
        return erasures.update(corpId, id, erasure -> erasure.cancel(clock.instant()));
    }

    /** What a service answered; of an erasure that nobody knows here it is nobody's business. */
    public void take(String corpId, String erasureId, Erasure.Answer answer) {
        if (erasures.find(corpId, erasureId).isPresent()) {
            erasures.update(corpId, erasureId, erasure -> erasure.answered(answer));
        }
    }
}
