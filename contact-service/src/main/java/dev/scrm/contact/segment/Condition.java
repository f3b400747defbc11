package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.scrm.contact.contact.EndedBy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a segment is made of: a tree whose leaves ask about one person. */
public sealed interface Condition {
    /** Every one has to hold; of none it holds of everybody. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** One of them has to hold; of none it holds of nobody. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** It must not hold. */
    record Not(Condition condition) implements Condition {
        public Not {
            requireNonNull(condition, "condition");
        }
    }

    /**
     * What is known of a person under a name.
     *
     * @param name such as {@code stage}, {@code fields.birthday}; see {@link PersonFacts}
     */
    record Field(String name, ValueTest test) implements Condition {
        public Field {
            requireNonNull(name, "name");
            requireNonNull(test, "test");
        }
    }

    /**
     * Tags the person bears.
     *
     * @param all whether every one is needed; one is enough otherwise
     */
    record Tagged(Set<String> tagIds, boolean all) implements Condition {
        public Tagged {
            tagIds = Set.copyOf(tagIds);
        }
    }

    /**
     * Staff members who follow the person: of the relations that are such the number within bounds. Being followed by nobody is a count of
     * at most nought.
     *
     * @param staffIds none for whoever it is
     * @param since null for whenever
     * @param liveCodes by one of which the person came to that staff member; none for any, or by none
     * @param addWays in one of which they found each other, by the words of {@code AddWay}; none for any
     * @param ended null for relations that stand
     */
    record Followed(
            Set<String> staffIds,
            @Nullable ValueTest since,
            Set<String> liveCodes,
            Set<String> addWays,
            @Nullable Ended ended,
            Bounds bounds)
            implements Condition {
        public Followed {
            staffIds = Set.copyOf(staffIds);
            liveCodes = Set.copyOf(liveCodes);
            addWays = Set.copyOf(addWays);
            requireNonNull(bounds, "bounds");
        }

        /** Whom all of these follow, whatever else there is to say of it. */
        public static Followed byAll(Set<String> staffIds) {
            return new Followed(staffIds, null, Set.of(), Set.of(), null, Bounds.atLeast(staffIds.size()));
        }
    }

    /**
     * That a relation has ended.
     *
     * @param by by one of whom; none for whoever it was
     * @param at null for whenever
     */
    record Ended(Set<EndedBy> by, @Nullable ValueTest at) {
        public Ended {
            by = Set.copyOf(by);
        }
    }

    /**
     * Group chats the person is in: of these the number that the person is in since such a time, within bounds. Being in none is a count of
     * at most nought.
     *
     * @param chatIds none for whatever groups there are
     * @param since null for whenever; when nobody knows since when somebody is in a group no other test is passed
     */
    record InGroups(Set<String> chatIds, @Nullable ValueTest since, Bounds bounds) implements Condition {
        public InGroups {
            chatIds = Set.copyOf(chatIds);
            requireNonNull(bounds, "bounds");
        }
    }

    /**
     * What the person did: of the behaviours of a type that pass every test and lie in the window, a measure within bounds.
     * Never having done it is a count of at most nought.
     *
     * @param type {@link History#ANY} for whatever was done
     */
    record Did(String type, List<PropertyTest> where, Window window, Measure measure, Bounds bounds)
            implements Condition {
        public Did {
            requireNonNull(type, "type");
            where = List.copyOf(where);
            requireNonNull(window, "window");
            requireNonNull(measure, "measure");
            requireNonNull(bounds, "bounds");
        }

        /** Types of behaviours that it looks at. */
        List<String> types() {
            return measure instanceof Measure.Sum(var _, var _, var less) && less != null
                    ? List.of(type, less)
                    : List.of(type);
        }

        /** Names of the properties that it looks at. */
        Set<String> properties() {
            var tested = where.stream().map(PropertyTest::property);
            var measured =
                    switch (measure) {
                        case Measure.Count() -> Stream.<String>empty();
                        case Measure.Sum sum -> sum.properties();
                        case Measure.Distinct(var property) -> Stream.of(property);
                    };
            return Stream.concat(tested, measured).collect(toSet());
        }
    }

    /** Whoever belongs to another segment of the corp; when that one is changed, this one is built anew. */
    record InSegment(String segmentId) implements Condition {
        public InSegment {
            requireNonNull(segmentId, "segmentId");
        }
    }

    /** Something a behaviour says of itself, such as the category of what was bought. */
    record PropertyTest(String property, ValueTest test) {
        public PropertyTest {
            requireNonNull(property, "property");
            requireNonNull(test, "test");
        }
    }
}
