package dev.scrm.contact.contact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.platform.events.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes tags of contacts as other services want: a whole poll at once. Of one that was merged the survivor's are changed. */
public final class TakeTagCommands {
    private static final int TRIES = 12;

    /** What decided, a colon, and its id: reasons without a colon are the service's own. */
    private static final Pattern BECAUSE = Pattern.compile("[a-z][a-z0-9-]*:[^\\p{Cntrl}\\p{Cs}]{1,100}");

    private final Contacts contacts;
    private final KnownTags knownTags;
    private final Clock clock;

    TakeTagCommands(Contacts contacts, KnownTags knownTags, Clock clock) {
        this.contacts = contacts;
        this.knownTags = knownTags;
        this.clock = clock;
    }

    /** Answers what was refused: nobody tries it again. */
    public List<Refusal> take(List<TagCommand> commands) {
        List<Refusal> refusals = new ArrayList<>();
        commands.stream()
                .collect(groupingBy(command -> command.contact().corpId()))
                .forEach((corpId, ofCorp) -> refusals.addAll(take(corpId, ofCorp)));
        return refusals;
    }

    private List<Refusal> take(String corpId, List<TagCommand> commands) {
        var tagIds = commands.stream()
                .flatMap(command -> Stream.concat(command.add().stream(), command.remove().stream()))
                .collect(toSet());
        var known = knownTags.of(corpId, tagIds);
        List<Refusal> refusals = new ArrayList<>();
        List<LearnedFact> facts = new ArrayList<>();
        for (var command : commands) {
            try {
                facts.add(new LearnedFact(
                        command.contact(),
                        new ContactFact.TagsAsked(change(command, known)),
                        command.cause(),
                        command.position()));
            } catch (TagsRefused refused) {
                refusals.add(refused);
            }
        }
        refusals.addAll(apply(corpId, facts));
        return refusals;
    }

    private TagChange change(TagCommand command, Map<String, CatalogueTag> known) {
        KnownTags.check(command.add(), command.remove());
        if (!BECAUSE.matcher(command.because()).matches()) {
            throw TagsRefused.invalid("because", "what decided it and its id, such as auto-tag:fans");
        }
        if (command.evidence().size() > TagEvidence.AT_MOST) {
            throw TagsRefused.invalid("evidence", "at most three events");
        }
        var at = Moment.named(command.at(), clock)
                .orElseThrow(() -> TagsRefused.invalid("at", "a time since 2000, at most five minutes ahead"));
        var expiresAt = command.expiresAt();
        if (expiresAt != null && (!expiresAt.isAfter(at) || expiresAt.isAfter(Moment.LATEST))) {
            throw TagsRefused.invalid("expiresAt", "a time after 'at', until the year 9999,");
        }
        return new TagChange(
                KnownTags.refs(command.add(), known),
                KnownTags.refs(command.remove(), known),
                null,
                command.because(),
                at,
                command.evidence().stream().map(TakeTagCommands::kept).toList(),
                expiresAt == null ? null : kept(expiresAt));
    }

    private List<Refusal> apply(String corpId, List<LearnedFact> facts) {
        List<Refusal> refusals = List.of();
        for (int i = 0; i < TRIES && !facts.isEmpty(); i++) {
            var seenAs = contacts.seenAs(
                    corpId, facts.stream().map(fact -> fact.contact().value()).collect(toSet()));
            refusals = contacts.apply(
                    facts.stream().map(fact -> ofSurvivor(fact, seenAs)).toList());
            // Somebody merged it between the two looks: the next one leads on, and what is done is not done again.
            if (refusals.stream().noneMatch(refused -> refused.code().equals(ContactRefused.MERGED))) {
                return refusals;
            }
        }
        return refusals;
    }

    private static LearnedFact ofSurvivor(LearnedFact fact, Map<String, String> seenAs) {
        var id = fact.contact();
        var survivor = seenAs.getOrDefault(id.value(), id.value());
        // The survivor has its own commands in the same partition, and remembers the farthest only: what is told twice
        // says the same.
        var position = survivor.equals(id.value()) ? fact.position() : null;
        return new LearnedFact(new ContactId(id.corpId(), survivor), fact.fact(), fact.cause(), position);
    }

    private static TagEvidence kept(TagEvidence one) {
        return new TagEvidence(one.eventId(), one.type(), kept(one.at()));
    }

    /** To the millisecond, as the store keeps times: a redelivered command must equal the stored one. */
    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
