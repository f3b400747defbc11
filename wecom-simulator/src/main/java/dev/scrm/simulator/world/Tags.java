package dev.scrm.simulator.world;

import dev.scrm.simulator.Corp;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The corp's tags for customers, in groups. An app may change those it made; the console may change all. */
public final class Tags {
    public static final int LONGEST_NAME = 30;
    private static final int MOST = 10_000;

    /**
     * A group of tags; it is there as long as it has tags.
     *
     * @param madeBy the app that made it; null for the console
     */
    public record Group(
            String groupId,
            String name,
            long order,
            Instant createdAt,
            @Nullable Long madeBy) {
        Group with(String newName, long newOrder) {
            return new Group(groupId, newName, newOrder, createdAt, madeBy);
        }
    }

    /**
     * A tag of a group. Tags of a higher order come first.
     *
     * @param madeBy the app that made it; null for the console
     */
    public record Tag(
            String id,
            String groupId,
            String name,
            long order,
            Instant createdAt,
            @Nullable Long madeBy) {
        Tag with(String newName, long newOrder) {
            return new Tag(id, groupId, newName, newOrder, createdAt, madeBy);
        }
    }

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
        groups.restore(group.groupId(), new Group(group.groupId(), group.name(), 0, Instant.EPOCH, null));
        for (var tag : group.tags()) {
            tags.restore(tag.id(), new Tag(tag.id(), group.groupId(), tag.name(), 0, Instant.EPOCH, null));
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

    public Group addGroup(String name, long order, @Nullable Long app) {
        checkName(name);
        var group = new Group(world.code("etEX", 28), name, order, world.now(), app);
        return groups.put(group.groupId(), group);
    }

    /** A new tag; the same name twice makes one tag. */
    public Tag add(Group group, String name, long order, @Nullable Long app) {
        checkName(name);
        return of(group).stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .orElseGet(() -> make(group, name, order, app));
    }

    private Tag make(Group group, String name, long order, @Nullable Long app) {
        if (tags.size() >= MOST) {
            if (of(group).isEmpty()) {
                groups.remove(group.groupId());
            }
            throw new WecomError(40126, "too many corp tags");
        }
        var tag = new Tag(world.code("etEX", 28), group.groupId(), name, order, world.now(), app);
        return tags.put(tag.id(), tag);
    }

    /** Changes a tag or a group; an empty name and no order leave them as they are. Whether anything is otherwise now. */
    public boolean edit(String id, String name, @Nullable Long order, @Nullable Long app) {
        var tag = tags.find(id);
        if (tag.isPresent()) {
            checkMaker(tag.get().madeBy(), app);
            checkTaken(
                    name,
                    of(group(tag.get().groupId()).orElseThrow()).stream()
                            .filter(other -> !other.id().equals(id))
                            .map(Tag::name)
                            .toList());
            var edited = tag.get()
                    .with(or(name, tag.get().name()), order == null ? tag.get().order() : order);
            tags.put(id, edited);
            return !edited.equals(tag.get());
        }
        var group = groups.find(id).orElseThrow(Tags::unknown);
        checkMaker(group.madeBy(), app);
        checkTaken(
                name,
                groups.values().stream()
                        .filter(other -> !other.groupId().equals(id))
                        .map(Group::name)
                        .toList());
        var edited = group.with(or(name, group.name()), order == null ? group.order() : order);
        groups.put(id, edited);
        return !edited.equals(group);
    }

    /** Puts the tags of a group into the reverse of their order. */
    public void shuffle(String groupId) {
        var inOrder = of(groups.find(groupId).orElseThrow(Tags::unknown));
        long order = 0;
        for (var tag : inOrder) {
            order++;
            tags.put(tag.id(), tag.with(tag.name(), order));
        }
    }

    /** Deletes tags and groups, all or none; a group without tags vanishes, and who had a deleted tag has it no more. */
    public void delete(List<String> tagIds, List<String> groupIds, @Nullable Long app) {
        tagIds.forEach(id -> checkMaker(tags.find(id).orElseThrow(Tags::unknown).madeBy(), app));
        groupIds.forEach(
                id -> checkMaker(groups.find(id).orElseThrow(Tags::unknown).madeBy(), app));
        var deleted = new HashSet<>(tagIds);
        for (var id : groupIds) {
            of(groups.find(id).orElseThrow()).forEach(tag -> {
                deleted.add(tag.id());
                tags.remove(tag.id());
            });
            groups.remove(id);
        }
        for (var id : tagIds) {
            tags.find(id).ifPresent(this::remove);
        }
        world.customers.lose(deleted);
    }

    private void remove(Tag tag) {
        tags.remove(tag.id());
        var group = groups.find(tag.groupId()).orElseThrow();
        if (of(group).isEmpty()) {
            groups.remove(group.groupId());
        }
    }

    /** Refuses an empty name and one of more than 30 characters. */
    public void checkName(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new WecomError(40072, "invalid tag name length");
        }
    }

    private static void checkTaken(String name, List<String> others) {
        if (others.contains(name)) {
            throw new WecomError(40071, "tag name already exists");
        }
    }

    private static void checkMaker(@Nullable Long madeBy, @Nullable Long app) {
        if (app != null && !app.equals(madeBy)) {
            throw new WecomError(81011, "no permission to change the tag");
        }
    }

    private static WecomError unknown() {
        return new WecomError(40068, "invalid tagid");
    }

    private static String or(String changed, String kept) {
        return changed.isEmpty() ? kept : changed;
    }
}
