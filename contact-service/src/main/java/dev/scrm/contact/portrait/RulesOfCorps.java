package dev.scrm.contact.portrait;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/** By what each corp judges. */
public interface RulesOfCorps {
    /**
     * Rules as somebody has seen them.
     *
     * @param edition grows whenever somebody sets others; 0 while nobody did
     */
    record Kept(PortraitRules rules, long edition) {
        public static final Kept USUAL = new Kept(PortraitRules.DEFAULT, 0);

        public Kept {
            requireNonNull(rules, "rules");
        }
    }

    Kept kept(String corpId);

    /** Those of the suite until the corp says something else. */
    default PortraitRules of(String corpId) {
        return kept(corpId).rules();
    }

    /** Decides on what is there now and saves what is decided, though many do so at once; a refusal flies. */
    Kept change(String corpId, UnaryOperator<Kept> decision);
}
