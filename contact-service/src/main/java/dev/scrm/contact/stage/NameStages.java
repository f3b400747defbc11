package dev.scrm.contact.stage;

import java.util.function.Consumer;

/** Says which stages a corp has. Contacts stay where they stand, also where a stage is gone. */
public final class NameStages {
    private final StagesOfCorps stagesOfCorps;

    NameStages(StagesOfCorps stagesOfCorps) {
        this.stagesOfCorps = stagesOfCorps;
    }

    /** @param seen refuses when the stages are not what the caller decided on */
    public StagesOfCorps.Kept name(String corpId, LifecycleStages stages, Consumer<StagesOfCorps.Kept> seen) {
        return stagesOfCorps.change(corpId, known -> {
            seen.accept(known);
            return new StagesOfCorps.Kept(stages, known.edition() + 1);
        });
    }
}
