package dev.scrm.contact.stage;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/** The stages of all corps. */
public interface StagesOfCorps {
    /**
     * Stages as somebody has seen them.
     *
     * @param edition grows whenever somebody names others; 0 while nobody did
     */
    record Kept(LifecycleStages stages, long edition) {
        public static final Kept USUAL = new Kept(LifecycleStages.DEFAULT, 0);

        public Kept {
            requireNonNull(stages, "stages");
        }
    }

    Kept kept(String corpId);

    /** Those of a corp; the usual ones when it has not said which. */
    default LifecycleStages of(String corpId) {
        return kept(corpId).stages();
    }

    /** Decides on what is there now and saves what is decided, though many do so at once; a refusal flies. */
    Kept change(String corpId, UnaryOperator<Kept> decision);
}
