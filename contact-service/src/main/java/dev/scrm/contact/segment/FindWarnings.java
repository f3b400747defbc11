package dev.scrm.contact.segment;

import dev.scrm.contact.contact.ConsentChannel;
import dev.scrm.contact.contact.ConsentPurpose;
import dev.scrm.contact.field.Field;
import dev.scrm.contact.field.FieldOption;
import dev.scrm.contact.field.FieldType;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.stage.LifecycleStages;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCatalogue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what of a condition nobody can meet as things are: fields, options, stages, tags and group chats that there are not, tests that do not fit. */
public final class FindWarnings {
    private static final String FIELDS = "fields.";
    private static final String CONSENTS = "consents.";
    private static final String STAGE = "stage";

    private final Fields fields;
    private final StagesOfCorps stages;
    private final TagCatalogue tags;
    private final GroupChats groups;

    FindWarnings(Fields fields, StagesOfCorps stages, TagCatalogue tags, GroupChats groups) {
        this.fields = fields;
        this.stages = stages;
        this.tags = tags;
        this.groups = groups;
    }

    /** In the order in which they stand in the condition; none when all of it can be met. */
    public List<Warning> find(String corpId, Condition condition) {
        var leaves = leaves(condition, "condition").toList();
        var known = new Known(
                fields.findAll(corpId, fieldIds(leaves)),
                stages.of(corpId),
                tags.findAll(corpId, tagIds(leaves)),
                groups.existing(corpId, chatIds(leaves)));
        return leaves.stream()
                .flatMap(leaf -> switch (leaf.condition()) {
                    case Condition.Field field -> known.warn(field, leaf.path() + ".field");
                    case Condition.Tagged tagged -> known.warn(tagged, leaf.path() + ".tags");
                    case Condition.InGroups groups -> known.warn(groups, leaf.path() + ".groups");
                    default -> Stream.<Warning>of();
                })
                .toList();
    }

    /** A condition without others in it, and where it stands. */
    private record Leaf(Condition condition, String path) {}

    private static Stream<Leaf> leaves(Condition condition, String path) {
        return switch (condition) {
            case Condition.All(var all) -> leaves(all, path + ".all");
            case Condition.Any(var any) -> leaves(any, path + ".any");
            case Condition.Not(var not) -> leaves(not, path + ".not");
            default -> Stream.of(new Leaf(condition, path));
        };
    }

    private static Stream<Leaf> leaves(List<Condition> conditions, String path) {
        return IntStream.range(0, conditions.size())
                .boxed()
                .flatMap(i -> leaves(conditions.get(i), "%s[%d]".formatted(path, i)));
    }

    private static Set<String> fieldIds(Collection<Leaf> leaves) {
        return leaves.stream()
                .flatMap(leaf -> leaf.condition() instanceof Condition.Field(var name, var _)
                        ? Stream.of(name)
                        : Stream.<String>of())
                .filter(name -> name.startsWith(FIELDS))
                .map(name -> name.substring(FIELDS.length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> tagIds(Collection<Leaf> leaves) {
        return leaves.stream()
                .flatMap(leaf -> leaf.condition() instanceof Condition.Tagged(var tagIds, var _)
                        ? tagIds.stream()
                        : Stream.<String>of())
                .collect(Collectors.toSet());
    }

    private static Set<String> chatIds(Collection<Leaf> leaves) {
        return leaves.stream()
                .flatMap(leaf -> leaf.condition() instanceof Condition.InGroups groups
                        ? groups.chatIds().stream()
                        : Stream.<String>of())
                .collect(Collectors.toSet());
    }

    /** What a corp has of what a condition asks for. */
    private record Known(
            Map<String, Field> fields, LifecycleStages stages, Map<String, CatalogueTag> tags, Set<String> chatIds) {
        Stream<Warning> warn(Condition.InGroups groups, String path) {
            return missing(groups.chatIds(), chatIds::contains)
                    .map(id -> new Warning(path + ".anyOf", "group-chat-unknown", "没有客户群 " + id));
        }

        Stream<Warning> warn(Condition.Tagged tagged, String path) {
            return missing(tagged.tagIds(), id -> {
                        var tag = tags.get(id);
                        return tag != null && tag.isTag();
                    })
                    .map(id -> new Warning(path, "tag-unknown", "没有标签 " + id));
        }

        Stream<Warning> warn(Condition.Field field, String path) {
            if (field.name().equals(STAGE)) {
                return asked(field.test(), id -> stages.find(id).isPresent())
                        .map(id -> new Warning(path + ".oneOf", "stage-unknown", "没有阶段 " + id));
            }
            if (field.name().startsWith(CONSENTS)) {
                return warnOfConsent(field, path);
            }
            if (!field.name().startsWith(FIELDS)) {
                return Stream.of();
            }
            var id = field.name().substring(FIELDS.length());
            var known = fields.get(id);
            return known == null
                    ? Stream.of(new Warning(path + ".name", "field-unknown", "没有字段 " + id))
                    : warn(known, field.test(), path);
        }

        /** What there may be consent to is the same for all corps; the value says yes or no. */
        private static Stream<Warning> warnOfConsent(Condition.Field field, String path) {
            var words = field.name().substring(CONSENTS.length()).split("\\.", 2);
            if (ConsentChannel.of(words[0]).isEmpty()
                    || ConsentPurpose.of(words[1]).isEmpty()) {
                var asked = String.join(".", words);
                return Stream.of(new Warning(path + ".name", "consent-unknown", "没有这样的同意渠道或用途：" + asked));
            }
            return fits(FieldType.BOOLEAN, field.test())
                    ? Stream.of()
                    : Stream.of(new Warning(path, "test-unfit", "同意的值只有 true 和 false，永远不满足此条件"));
        }

        private static Stream<Warning> warn(Field field, ValueTest test, String path) {
            var definition = field.definition();
            if (!fits(definition.type(), test)) {
                return Stream.of(new Warning(
                        path,
                        "test-unfit",
                        "字段 %s（%s）的值永远不满足此条件"
                                .formatted(field.id(), definition.type().word())));
            }
            var options = definition.options().stream().map(FieldOption::id).collect(Collectors.toSet());
            return options.isEmpty()
                    ? Stream.of()
                    : asked(test, options::contains)
                            .map(option -> new Warning(
                                    path + ".oneOf", "option-unknown", "字段 %s 没有选项 %s".formatted(field.id(), option)));
        }

        /** Whether a value of the type can pass such a test: numbers and times are texts as well, texts may be times. */
        private static boolean fits(FieldType type, ValueTest test) {
            return switch (test) {
                case ValueTest.Present _, ValueTest.Contains _ -> true;
                case ValueTest.OneOf(var texts) ->
                    type != FieldType.BOOLEAN || texts.contains("true") || texts.contains("false");
                case ValueTest.Within _ -> type == FieldType.NUMBER;
                case ValueTest.Between _, ValueTest.Ago _ ->
                    type == FieldType.DATE || type == FieldType.TIME || type == FieldType.TEXT;
            };
        }

        private static Stream<String> asked(ValueTest test, Predicate<String> isKnown) {
            return test instanceof ValueTest.OneOf(var texts) ? missing(texts, isKnown) : Stream.of();
        }

        private static Stream<String> missing(Set<String> ids, Predicate<String> isKnown) {
            return ids.stream().filter(isKnown.negate()).sorted();
        }
    }
}
