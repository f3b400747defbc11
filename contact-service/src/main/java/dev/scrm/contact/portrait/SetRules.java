package dev.scrm.contact.portrait;

import java.util.function.Consumer;

/** Says by what a corp judges its customers from then on. */
public final class SetRules {
    private final RulesOfCorps rulesOfCorps;

    SetRules(RulesOfCorps rulesOfCorps) {
        this.rulesOfCorps = rulesOfCorps;
    }

    /** @param seen refuses when the rules are not what the caller decided on */
    public RulesOfCorps.Kept set(String corpId, PortraitRules rules, Consumer<RulesOfCorps.Kept> seen) {
        return rulesOfCorps.change(corpId, known -> {
            seen.accept(known);
            return new RulesOfCorps.Kept(rules, known.edition() + 1);
        });
    }
}
