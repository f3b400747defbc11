package dev.scrm.contact.stage;

/** The stages of all corps. */
public interface StagesOfCorps {
    /** Those of a corp; the usual ones when it has not said which. */
    LifecycleStages of(String corpId);

    /** Puts others in their place. Contacts stay where they stand, also where a stage is gone. */
    void put(String corpId, LifecycleStages stages);
}
