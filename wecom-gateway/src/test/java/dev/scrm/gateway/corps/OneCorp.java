package dev.scrm.gateway.corps;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A corp with two apps, and no other. */
public record OneCorp(String corpId) implements Corps {
    public static final String FIRST_AGENT = "1000002";
    public static final String SECOND_AGENT = "1000003";

    @Override
    public Optional<Corp> find(String asked) {
        return corpId.equals(asked)
                ? Optional.of(new Corp(corpId, List.of(app(FIRST_AGENT), app(SECOND_AGENT))))
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
