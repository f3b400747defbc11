package dev.scrm.contact.tag;

import dev.scrm.contact.field.VisibleText;
import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.platform.events.Decision;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the corp's tags: its own are what is said here at once, those of WeCom are asked of WeCom, and are what was said once it has answered.
 */
public final class KeepTags {
    private static final int LONGEST_NAME = 30;
    private static final long HIGHEST_ORDER = 4_294_967_295L;
    private static final int MOST_IN_WECOM = 10_000;
    private static final int MOST_OWN_TAGS = 2_000;
    private static final int MOST_OWN_GROUPS = 200;
    private static final int MOST_AT_ONCE = 100;
    private static final Pattern OWN_ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final TagCatalogue catalogue;
    private final Supplier<String> newId;
    private final Clock clock;

    /** @param newId makes ids of commands */
    KeepTags(TagCatalogue catalogue, Supplier<String> newId, Clock clock) {
        this.catalogue = catalogue;
        this.newId = newId;
        this.clock = clock;
    }

    /** What a corp has, deleted ones not. */
    public List<CatalogueTag> list(String corpId) {
        return catalogue.list(corpId).stream()
                .filter(tag -> tag.shape().exists())
                .toList();
    }

    public VersionedTag get(String corpId, TagKind kind, String id) {
        return catalogue
                .findVersioned(corpId, id)
                .filter(seen -> is(seen.tag(), kind))
                .orElseThrow(() -> unknown(kind, id));
    }

    /**
     * Makes a group of the corp's own or changes one; one of WeCom's is changed there.
     *
     * @param seen refuses when it is not what the caller decided on; it is given null when there is none
     */
    public VersionedTag putGroup(
            String corpId,
            String id,
            String name,
            @Nullable Long order,
            String by,
            Consumer<@Nullable VersionedTag> seen) {
        check(name, order);
        return put(corpId, TagKind.TAG_GROUP, id, null, name, order, by, seen);
    }

    /**
     * Makes a tag of the corp's own or changes one; one of WeCom's is changed there, and stays in its group.
     *
     * @param seen as of {@link #putGroup}
     */
    public VersionedTag putTag(
            String corpId,
            String id,
            @Nullable String groupId,
            String name,
            @Nullable Long order,
            String by,
            Consumer<@Nullable VersionedTag> seen) {
        check(name, order);
        var known = existing(corpId, TagKind.TAG, id);
        if (known.filter(CatalogueTag::inWecom).isEmpty()) {
            requireOwnGroup(corpId, groupId);
        } else if (groupId != null && !groupId.equals(known.get().shape().groupId())) {
            throw CatalogueRefused.invalid("groupId", "the group in which WeCom has the tag, or none");
        }
        return put(corpId, TagKind.TAG, id, groupId, name, order, by, seen);
    }

    /**
     * Deletes one; one of WeCom's is deleted there. Deleted tags leave the contacts.
     *
     * @param seen refuses when it is not what the caller decided on
     */
    public VersionedTag delete(
            String corpId, TagKind kind, String id, String by, Consumer<@Nullable VersionedTag> seen) {
        var known = get(corpId, kind, id).tag();
        if (known.inWecom()) {
            return want(corpId, id, known.shape().deleted(), by, seen);
        }
        boolean isUsed = list(corpId).stream()
                .anyMatch(tag ->
                        kind == TagKind.TAG_GROUP && id.equals(tag.shape().groupId()));
        if (isUsed) {
            throw CatalogueRefused.groupNotEmpty(id);
        }
        return catalogue.updateVersioned(corpId, id, tag -> {
            var there = there(tag == null ? null : tag.tag(), kind, id);
            seen.accept(tag);
            return there.delete(now());
        });
    }

    /** Has WeCom make tags, in a group it has or in a new one. */
    public TagCreation create(
            String corpId,
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable Long order,
            List<NewTag> tags,
            String by) {
        checkNew(corpId, groupId, groupName, order, tags);
        var id = newId.get();
        var creation = new TagCreation(corpId, id, groupId, groupName, order, tags, by, now(), null, null, List.of());
        return catalogue.updateCreation(
                corpId,
                id,
                known -> known == null
                        ? Decision.of(creation, new TagWish.Create(creation))
                        : Decision.unchanged(known));
    }

    public TagCreation creation(String corpId, String id) {
        return catalogue.findCreation(corpId, id).orElseThrow(() -> CatalogueRefused.creationUnknown(id));
    }

    /** As {@link TagCatalogue#creations}. */
    public List<TagCreation> creations(String corpId, int limit, @Nullable String before) {
        return catalogue.creations(corpId, limit, before);
    }

    /** What WeCom has otherwise than is wanted here. */
    public List<CatalogueTag> conflicts(String corpId) {
        return catalogue.list(corpId).stream()
                .filter(tag -> tag.state() == TagState.CONFLICT || tag.state() == TagState.FAILED)
                .toList();
    }

    /** What WeCom has shall stay. */
    public CatalogueTag accept(String corpId, String id) {
        return catalogue.update(corpId, id, tag -> inWecom(tag, id).accept());
    }

    /** What is wanted here is asked for once more. */
    public CatalogueTag sendAgain(String corpId, String id, String by) {
        return catalogue.update(corpId, id, tag -> inWecom(tag, id).sendAgain(newId.get(), by, now()));
    }

    private VersionedTag put(
            String corpId,
            TagKind kind,
            String id,
            @Nullable String groupId,
            String name,
            @Nullable Long order,
            String by,
            Consumer<@Nullable VersionedTag> seen) {
        var known = existing(corpId, kind, id);
        if (known.filter(CatalogueTag::inWecom).isPresent()) {
            return want(corpId, id, known.get().shape().renamed(name, order), by, seen);
        }
        if (known.isEmpty()) {
            requireRoom(corpId, kind, id);
        }
        var shape = new TagShape(true, name, Objects.requireNonNullElse(order, 0L), groupId);
        return catalogue.updateVersioned(corpId, id, tag -> {
            seen.accept(tag);
            return own(tag == null ? null : tag.tag(), corpId, kind, id, shape);
        });
    }

    private Decision<CatalogueTag, TagWish> own(
            @Nullable CatalogueTag tag, String corpId, TagKind kind, String id, TagShape shape) {
        if (tag != null && (tag.inWecom() || tag.kind() != kind)) {
            throw CatalogueRefused.invalid("id", "an id that no other tag or group has had");
        }
        return tag != null && tag.shape().equals(shape)
                ? Decision.unchanged(tag)
                : Decision.of(CatalogueTag.own(corpId, id, kind, shape, now()), List.of());
    }

    private VersionedTag want(
            String corpId, String id, TagShape wish, String by, Consumer<@Nullable VersionedTag> seen) {
        var commandId = newId.get();
        return catalogue.updateVersioned(corpId, id, tag -> {
            var there = inWecom(tag == null ? null : tag.tag(), id);
            seen.accept(tag);
            return there.want(wish, commandId, by, now());
        });
    }

    private void requireOwnGroup(String corpId, @Nullable String groupId) {
        if (groupId == null) {
            throw CatalogueRefused.invalid("groupId", "the id of one of the corp's own groups");
        }
        var group =
                existing(corpId, TagKind.TAG_GROUP, groupId).orElseThrow(() -> CatalogueRefused.groupUnknown(groupId));
        if (group.inWecom()) {
            throw CatalogueRefused.invalid("groupId", "one of the corp's own groups");
        }
    }

    private void requireRoom(String corpId, TagKind kind, String id) {
        if (!OWN_ID.matcher(id).matches()) {
            throw CatalogueRefused.invalid("id", "1 to 32 of a-z, 0-9 and hyphen, with a letter first");
        }
        int most = kind == TagKind.TAG ? MOST_OWN_TAGS : MOST_OWN_GROUPS;
        long count = list(corpId).stream()
                .filter(tag -> !tag.inWecom() && tag.kind() == kind)
                .count();
        if (count >= most) {
            throw CatalogueRefused.tooMany(
                    kind == TagKind.TAG ? "tags of the corp's own" : "groups of the corp's own", most);
        }
    }

    private void checkNew(
            String corpId,
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable Long order,
            List<NewTag> tags) {
        if ((groupId == null) == (groupName == null)) {
            throw CatalogueRefused.invalid("groupId", "either groupId or groupName");
        }
        if (groupId != null
                && existing(corpId, TagKind.TAG_GROUP, groupId)
                        .filter(CatalogueTag::inWecom)
                        .isEmpty()) {
            throw CatalogueRefused.groupUnknown(groupId);
        }
        check(groupName == null ? "-" : groupName, "groupName", order);
        if (tags.isEmpty() || tags.size() > MOST_AT_ONCE) {
            throw CatalogueRefused.invalid("tags", "1 to 100 tags");
        }
        tags.forEach(tag -> check(tag.name(), "tags.name", tag.order()));
        if (TagWish.names(tags).stream().distinct().count() < tags.size()) {
            throw CatalogueRefused.invalid("tags", "different names");
        }
        long count = list(corpId).stream()
                .filter(tag -> tag.inWecom() && tag.kind() == TagKind.TAG)
                .count();
        if (count + tags.size() > MOST_IN_WECOM) {
            throw CatalogueRefused.tooMany("tags of WeCom", MOST_IN_WECOM);
        }
    }

    private static void check(String name, @Nullable Long order) {
        check(name, "name", order);
    }

    private static void check(String name, String field, @Nullable Long order) {
        if (!VisibleText.isLine(name, LONGEST_NAME)) {
            throw CatalogueRefused.invalid(field, "1 to 30 visible characters");
        }
        if (Stream.ofNullable(order).anyMatch(one -> one < 0 || one > HIGHEST_ORDER)) {
            throw CatalogueRefused.invalid("order", "a number from 0 to 4294967295");
        }
    }

    private Optional<CatalogueTag> existing(String corpId, TagKind kind, String id) {
        return catalogue.find(corpId, id).filter(tag -> is(tag, kind));
    }

    private static boolean is(CatalogueTag tag, TagKind kind) {
        return tag.kind() == kind && tag.shape().exists();
    }

    private static CatalogueTag there(@Nullable CatalogueTag tag, TagKind kind, String id) {
        if (tag == null || tag.inWecom() || tag.kind() != kind) {
            throw unknown(kind, id);
        }
        return tag;
    }

    private static CatalogueTag inWecom(@Nullable CatalogueTag tag, String id) {
        if (tag == null || !tag.inWecom()) {
            throw CatalogueRefused.unknown(id);
        }
        return tag;
    }

    private static CatalogueRefused unknown(TagKind kind, String id) {
        return kind == TagKind.TAG ? CatalogueRefused.unknown(id) : CatalogueRefused.groupUnknown(id);
    }

    /** As exact as the store keeps times. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
