package dev.scrm.contact.erasure;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows erasures, cancels one that has not begun, and takes what services answer. */
public final class FollowErasures {
    private final Erasures erasures;
    private final Clock clock;

    FollowErasures(Erasures erasures, Clock clock) {
        this.erasures = erasures;
        this.clock = clock;
    }

    public Erasure get(String corpId, String id) {
        return erasures.find(corpId, id).orElseThrow(() -> ErasureRefused.unknown(id));
    }

    public List<Erasure> list(String corpId, int limit, @Nullable String before) {
        return erasures.list(corpId, limit, before);
    }

    public Certificate certificate(String corpId, String id) {
        var certificate = get(corpId, id).certificate();
        if (certificate == null) {
            throw ErasureRefused.uncertified(id);
        }
        return certificate;
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
