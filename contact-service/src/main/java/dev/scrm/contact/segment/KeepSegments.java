package dev.scrm.contact.segment;

import dev.scrm.contact.tag.TagCatalogue;
import dev.scrm.platform.events.Decision;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes segments and tag rules, changes and removes them; those that ask for a changed segment are built anew as well. */
public final class KeepSegments {
    static final int MOST = 300;
    static final int MOST_TAG_RULES = 100;

    private final Segments segments;
    private final ResolveCondition resolveCondition;
    private final TagCatalogue tags;
    private final Clock clock;
    private final RandomGenerator random;

    KeepSegments(
            Segments segments,
            ResolveCondition resolveCondition,
            TagCatalogue tags,
            Clock clock,
            RandomGenerator random) {
        this.tags = tags;
        this.segments = segments;
        this.resolveCondition = resolveCondition;
        this.clock = clock;
        this.random = random;
    }

    public Segment create(String corpId, Segment.Text text, String by) {
        var known = segments.list(corpId);
        checkRoom(known, text.tagging() != null, 1);
        var now = clock.instant();
        var id = Ids.uuid7(now, random).toString().replace("-", "");
        var resolved = resolveCondition.resolve(corpId, id, text.condition());
        if (text.tagging() != null) {
            checkTags(corpId, text.tagging());
            checkTagRules(known, References.of(known), new TagRules.Giving(id, text.tagging(), resolved));
        }
        var made = segments.update(corpId, id, _ -> Segment.create(corpId, id, text, resolved, by, now));
        checkOnceMore(corpId, made, by);
        rebuildWhatIsBehind(corpId);
        return made;
    }

    /**
     * Of two that are made at the same moment none knew of the other. Whichever looks after both are there takes its own back: maybe
     * both do, and never none.
     */
    private void checkOnceMore(String corpId, Segment made, String by) {
        var known = segments.list(corpId);
        try {
            checkRoom(known, made.isTagRule(), 0);
            if (made.tagging() != null) {
                var references = References.of(known);
                checkTagRules(
                        known, references, new TagRules.Giving(made.id(), made.tagging(), resolved(references, made)));
            }
        } catch (SegmentRefused refused) {
            segments.update(corpId, made.id(), one -> {
                if (one == null) {
                    throw refused;
                }
                return one.removedAt() == null ? one.remove(by, clock.instant()) : Decision.unchanged(one);
            });
            throw refused;
        }
    }

    /** @param seen refuses when the segment is not what the caller decided on */
    public Segment change(String corpId, String id, Segment.Text text, String by, Consumer<Segment> seen) {
        resolveCondition.check(corpId, text.condition());
        var known = segments.list(corpId);
        var references = References.of(known).with(id, text.condition());
        var resolved = references.resolve(id);
        checkTagRules(
                known, references, text.tagging() == null ? null : new TagRules.Giving(id, text.tagging(), resolved));
        // Refused before anything is saved when it is one of these that would grow too large.
        references.askingFor(id).forEach(references::resolve);
        var changed = segments.update(corpId, id, segment -> {
            if (segment == null || segment.removedAt() != null || segment.isTagRule() != (text.tagging() != null)) {
                throw text.tagging() == null ? SegmentRefused.unknown(id) : SegmentRefused.tagRuleUnknown(id);
            }
            seen.accept(segment);
            return segment.change(text, resolved, by, clock.instant());
        });
        rebuildWhatIsBehind(corpId);
        return changed;
    }

    /**
     * Whoever belongs to it belongs to it no longer. Refused while another segment asks for it.
     *
     * @param seen refuses when the segment is not what the caller decided on
     */
    public void remove(String corpId, String id, String by, Consumer<Segment> seen) {
        References.withRules(segments.list(corpId)).askingFor(id).stream()
                .filter(other -> !other.equals(id))
                .findFirst()
                .ifPresent(other -> {
                    throw SegmentRefused.inUse(other);
                });
        segments.update(corpId, id, segment -> {
            if (segment == null || segment.removedAt() != null) {
                throw SegmentRefused.unknown(id);
            }
            seen.accept(segment);
            return segment.remove(by, clock.instant());
        });
    }

    /**
     * Builds anew what asks for a segment that is another one now; also what a process that died, or somebody who changed things at
     * the same moment, left behind.
     */
    private void rebuildWhatIsBehind(String corpId) {
        var known = segments.list(corpId);
        var references = References.of(known);
        for (var segment : known) {
            if (segment.isBehind(resolved(references, segment))) {
                segments.update(corpId, segment.id(), one -> {
                    if (one == null) {
                        throw SegmentRefused.unknown(segment.id());
                    }
                    // Whoever changed it meanwhile looks after it.
                    return one.condition().equals(segment.condition())
                            ? one.rebuild(resolved(references, one))
                            : Decision.unchanged(one);
                });
            }
        }
    }

    private static Condition resolved(References references, Segment segment) {
        return references.with(segment.id(), segment.condition()).resolve(segment.id());
    }

    private void checkTags(String corpId, Tagging tagging) {
        var known = tags.findAll(corpId, tagging.tagIds());
        for (var id : tagging.tagIds()) {
            var tag = known.get(id);
            if (tag == null || !tag.isTag()) {
                throw SegmentRefused.tagRuleInvalid("tagIds", "tags that there are, unlike " + Given.shown(id));
            }
        }
    }

    private static void checkRoom(List<Segment> known, boolean tagRules, int more) {
        int most = tagRules ? MOST_TAG_RULES : MOST;
        if (known.stream().filter(one -> one.isTagRule() == tagRules).count() + more > most) {
            throw tagRules ? SegmentRefused.tooManyTagRules(most) : SegmentRefused.tooMany(most);
        }
    }

    /** @param changed the one that is made or changed; null when it is a segment, for which a rule may ask */
    private static void checkTagRules(List<Segment> known, References references, TagRules.@Nullable Giving changed) {
        List<TagRules.Giving> giving = new ArrayList<>();
        for (var one : known) {
            if (one.tagging() != null && (changed == null || !one.id().equals(changed.id()))) {
                giving.add(new TagRules.Giving(one.id(), one.tagging(), resolved(references, one)));
            }
        }
        if (changed != null) {
            giving.add(changed);
        }
        var rules = new TagRules(giving);
        if (changed != null) {
            rules.checkGivers(changed);
        }
        rules.checkCircles();
    }
}
