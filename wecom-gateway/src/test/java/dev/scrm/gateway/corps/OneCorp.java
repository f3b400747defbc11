package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A corp with two apps, and no other.
 *
 * @param hasContactSync whether it has a contact-sync helper as well
 */
public record OneCorp(String corpId, boolean hasContactSync) implements Corps {
    public static final String FIRST_AGENT = "1000002";
    public static final String SECOND_AGENT = "1000003";

    public OneCorp(String corpId) {
        this(corpId, false);
    }

    public OneCorp withContactSync() {
        return new OneCorp(corpId, true);
    }

    @Override
    public Optional<Corp> find(String asked) {
        return corpId.equals(asked)
                ? Optional.of(Corp.of(
                        corpId,
                        hasContactSync
                                ? List.of(app(App.CONTACT_SYNC), app(FIRST_AGENT), app(SECOND_AGENT))
                                : List.of(app(FIRST_AGENT), app(SECOND_AGENT)),
                        Map.of(),
                        List.of()))
                : Optional.empty();
    }

    @Override
    public Optional<CallbackReceiver> findReceiver(String asked, String agentId) {
        return find(asked).flatMap(corp -> corp.app(agentId));
    }

    @Override
    public List<String> ids() {
        return List.of(corpId);
    }

    private App app(String agentId) {
        return new App(corpId, agentId, "s", "t", "k", Set.of(), agentId.equals(SECOND_AGENT));
    }
}
