package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.BehaviorCatalogue;

/** Makes of a condition as its author wrote it one that people can be put to, or says what is wrong with it. */
public final class ResolveCondition {
    private final Segments segments;
    private final BehaviorCatalogue catalogue;

    ResolveCondition(Segments segments, BehaviorCatalogue catalogue) {
        this.segments = segments;
        this.catalogue = catalogue;
    }

    /**
     * The condition with those of other segments in place of references.
     *
     * @param id of what it is the condition of, for which it must not ask
     */
    public Condition resolve(String corpId, String id, Condition condition) {
        check(corpId, condition);
        return References.of(segments.list(corpId)).with(id, condition).resolve(id);
    }

    /** What is asked of behaviours that nobody can tell is a mistake. */
    void check(String corpId, Condition condition) {
        new Rule(new Rule.Key("", 0), condition, false).types().forEach(type -> catalogue.get(corpId, type));
    }
}
