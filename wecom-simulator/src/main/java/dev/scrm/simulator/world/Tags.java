package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The corp's tags for customers, in groups. */
public final class Tags {
    public static final int LONGEST_NAME = 30;
    private static final int MOST = 10_000;

    /** A group of tags; it is there as long as it has tags. */
    public record Group(String groupId, String name, long order, Instant createdAt) {}

    /** A tag of a group. Tags of a higher order come first. */
    public record Tag(String id, String groupId, String name, long order, Instant createdAt) {}

    private final World world;
    private final Table<Group> groups;
    private final Table<Tag> tags;

    Tags(World world, Corp corp, Seeds seeds, Journal journal) {
        this.world = world;
        groups = journal.table("tagGroups", Group.class);
        tags = journal.table("tags", Tag.class);
        corp.tagGroups().stream()
                .filter(group -> seeds.isNew("tagGroup", group.groupId()))
                .forEach(this::restore);
    }

    private void restore(Corp.TagGroup group) {
        groups.restore(group.groupId(), new Group(group.groupId(), group.name(), 0, Instant.EPOCH));
        for (var tag : group.tags()) {
            tags.restore(tag.id(), new Tag(tag.id(), group.groupId(), tag.name(), 0, Instant.EPOCH));
        }
    }

    public List<Group> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::order).reversed())
                .toList();
    }

    public Optional<Group> group(String groupId) {
        return groups.find(groupId);
    }

    public Optional<Group> groupNamed(String name) {
        return groups.values().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    public Optional<Tag> find(String id) {
        return tags.find(id);
    }

    public List<Tag> of(Group group) {
        return tags.values().stream()
                .filter(tag -> tag.groupId().equals(group.groupId()))
                .sorted(Comparator.comparingLong(Tag::order).reversed())
                .toList();
    }

    public Group addGroup(String name, long order) {
        var group = new Group(world.code("etEX", 28), checked(name), order, world.now());
        return groups.put(group.groupId(), group);
    }

    /** A new tag; the same name twice makes one tag. */
    public Tag add(Group group, String name, long order) {
        return of(group).stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .orElseGet(() -> make(group, name, order));
    }

    private Tag make(Group group, String name, long order) {
        if (tags.size() >= MOST) {
            throw new WecomError(40126, "too many corp tags");
        }
        var tag = new Tag(world.code("etEX", 28), group.groupId(), checked(name), order, world.now());
        return tags.put(tag.id(), tag);
    }

    private static String checked(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new WecomError(40072, "invalid tag name length");
        }
        return name;
    }
}
