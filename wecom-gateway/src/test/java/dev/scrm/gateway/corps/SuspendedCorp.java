package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link OneCorp}, which can be suspended. */
public final class SuspendedCorp implements Corps {
    private final OneCorp served;
    private @Nullable Suspension why;
    private boolean reachable;

    public SuspendedCorp(String corpId) {
        this.served = new OneCorp(corpId);
        serve();
    }

    /** Nobody of it acts. */
    public void suspend(Suspension reason) {
        why = reason;
        reachable = false;
    }

    /** Only those act whose credentials can be opened. */
    public void losePart() {
        why = Suspension.UNREADABLE;
        reachable = true;
    }

    public void serve() {
        why = null;
        reachable = true;
    }

    @Override
    public Optional<Corp> find(String corpId) {
        return reachable ? served.find(corpId) : Optional.empty();
    }

    @Override
    public Optional<CallbackReceiver> findReceiver(String corpId, String address) {
        return reachable ? served.findReceiver(corpId, address) : Optional.empty();
    }

    @Override
    public Optional<Suspension> suspension(String corpId) {
        return Optional.ofNullable(why);
    }

    @Override
    public List<String> ids() {
        return reachable ? served.ids() : List.of();
    }
}
