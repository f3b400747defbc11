package dev.scrm.contact.contact;

import dev.scrm.contact.livecode.LiveCode;
import dev.scrm.contact.livecode.LiveCodeId;
import dev.scrm.contact.livecode.LiveCodes;
import dev.scrm.platform.events.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes contacts of what WeCom tells: a whole poll at once, with the tags of the live codes that brought people. */
public final class LearnFacts {
    private final Contacts contacts;
    private final LiveCodes liveCodes;

    public LearnFacts(Contacts contacts, LiveCodes liveCodes) {
        this.contacts = contacts;
        this.liveCodes = liveCodes;
    }

    /** Answers what was refused: facts about nobody who is known. */
    public List<Refusal> learn(List<LearnedFact> facts) {
        var wanted = facts.stream().flatMap(fact -> liveCode(fact).stream()).collect(Collectors.toSet());
        var found = wanted.isEmpty() ? Map.<LiveCodeId, LiveCode>of() : liveCodes.findAll(wanted);
        var tagged = facts.stream().map(fact -> tagged(fact, found)).toList();
        return TellFirst.thenWrite(contacts, () -> contacts.apply(tagged));
    }

    private static LearnedFact tagged(LearnedFact learned, Map<LiveCodeId, LiveCode> found) {
        return learned.fact() instanceof ContactFact.Added added
                ? liveCode(learned)
                        .map(found::get)
                        .map(code -> learned.with(added.withTags(code.tagIds())))
                        .orElse(learned)
                : learned;
    }

    private static Optional<LiveCodeId> liveCode(LearnedFact learned) {
        return learned.fact() instanceof ContactFact.Added added && added.liveCode() != null
                ? Optional.of(new LiveCodeId(learned.contact().corpId(), added.liveCode()))
                : Optional.empty();
    }
}
