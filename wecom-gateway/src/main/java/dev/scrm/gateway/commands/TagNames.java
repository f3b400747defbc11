package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.Answers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tags as WeCom lists them, by group, against those that a command wants. */
final class TagNames {
    private TagNames() {}

    /** Whether a group is the one that is wanted, with all tags that are. */
    static boolean areIn(Map<String, Object> wanted, Map<?, ?> group) {
        boolean right = wanted.containsKey("group_id")
                ? Likeness.in("group_id").test(wanted, group)
                : Likeness.in("group_name").test(wanted, group);
        return right && names(group).containsAll(names(wanted));
    }

    /** The answer to having made them: the group with these tags only. */
    static Map<?, ?> answer(Map<String, Object> wanted, Map<?, ?> group) {
        var names = names(wanted);
        var tags = tags(group)
                .filter(tag -> names.contains(String.valueOf(tag.get("name"))))
                .toList();
        return Map.of("tag_group", Map.of("group_id", String.valueOf(group.get("group_id")), "tag", tags));
    }

    /** Whether none is left of the tags and groups that are to be deleted. */
    static boolean areGone(Map<String, Object> unwanted, Map<?, ?> all) {
        var tagIds = ids(unwanted.get("tag_id"));
        var groupIds = ids(unwanted.get("group_id"));
        return Answers.objects(all.get("tag_group"))
                .noneMatch(group -> groupIds.contains(String.valueOf(group.get("group_id")))
                        || tags(group).anyMatch(tag -> tagIds.contains(String.valueOf(tag.get("id")))));
    }

    private static Set<String> ids(@Nullable Object list) {
        return list instanceof List<?> ids ? ids.stream().map(String::valueOf).collect(Collectors.toSet()) : Set.of();
    }

    private static Set<String> names(Map<?, ?> group) {
        return tags(group).map(tag -> String.valueOf(tag.get("name"))).collect(Collectors.toSet());
    }

    private static Stream<Map<?, ?>> tags(Map<?, ?> group) {
        return Answers.objects(group.get("tag"));
    }
}
