package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A segment as everybody who sorts people hears of it.
 *
 * @param tagging what is done with whoever belongs to it when it is a tag rule; also when it is gone, since tags go with it
 * @param live the version that counts; null until the first one is built, and when the segment is gone
 * @param next the version that is being built; null when none is
 */
public record Definition(
        String corpId,
        String segmentId,
        String name,
        @Nullable Tagging tagging,
        @Nullable Version live,
        @Nullable Version next) {
    /**
     * A version of a segment.
     *
     * @param condition without references to other segments
     */
    public record Version(int number, Condition condition) {
        public Version {
            requireNonNull(condition, "condition");
        }
    }

    public Definition {
        requireNonNull(corpId, "corpId");
        requireNonNull(segmentId, "segmentId");
        requireNonNull(name, "name");
    }

    public List<Rule> rules() {
        return Stream.concat(
                        Stream.ofNullable(live).map(version -> rule(version, true)),
                        Stream.ofNullable(next).map(version -> rule(version, false)))
                .toList();
    }

    private Rule rule(Version version, boolean counts) {
        return new Rule(new Rule.Key(segmentId, version.number()), version.condition(), counts);
    }
}
