package dev.scrm.contact.tag;

import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps up with what WeCom tells of its tags; told once more it is the same. */
public final class MirrorTags {
    /** What WeCom made. */
    public record Made(@Nullable String groupId, Map<String, String> idsByName) {
        public Made {
            idsByName = Map.copyOf(idsByName);
        }
    }

    private final TagCatalogue catalogue;

    MirrorTags(TagCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** It was read. */
    public void read(ReadTag told) {
        catalogue.update(told.corpId(), told.id(), known -> CatalogueTag.read(known, told));
        if (told.kind() == TagKind.TAG_GROUP && !told.shape().exists()) {
            removeTagsOf(told.corpId(), told.id(), told.at());
        }
    }

    /** It was made or changed in WeCom; how, WeCom does not say. */
    public void touch(String corpId, String id, TagKind kind, @Nullable String causedBy, Instant at) {
        catalogue.update(corpId, id, known -> CatalogueTag.touched(known, corpId, id, kind, causedBy, at));
    }

    /** Contacts bear them: what nobody read yet is known from then on, by name where that was told. */
    public void meet(String corpId, Map<String, Optional<String>> namesById) {
        var known = catalogue.findAll(corpId, namesById.keySet());
        namesById.forEach((id, name) -> {
            var tag = known.get(id);
            if (tag == null || (tag.shape().name() == null && name.isPresent())) {
                catalogue.update(corpId, id, one -> CatalogueTag.met(one, corpId, id, name.orElse(null)));
            }
        });
    }

    /** It was deleted in WeCom; a group goes with its tags, of which WeCom says nothing. */
    public void remove(String corpId, String id, TagKind kind, Instant at) {
        read(new ReadTag(corpId, id, kind, TagShape.UNREAD.deleted(), at));
    }

    /** WeCom answered a command that changes or deletes one. */
    public void answer(String corpId, String id, String commandId, @Nullable String refusal, Instant at) {
        if (catalogue.find(corpId, id).isEmpty()) {
            return; // Somebody else's command.
        }
        var answered = catalogue.update(
                corpId, id, known -> Objects.requireNonNull(known).answered(commandId, refusal, at));
        if (answered.kind() == TagKind.TAG_GROUP && !answered.shape().exists()) {
            removeTagsOf(corpId, id, at);
        }
    }

    /** WeCom answered a command that makes some: they are known from now on, before anybody reads them. */
    public void answerCreation(
            String corpId, String creationId, @Nullable String refusal, @Nullable Made made, Instant at) {
        var known = catalogue.findCreation(corpId, creationId);
        if (known.isEmpty()) {
            return; // Somebody else's command.
        }
        var creation = known.get();
        if (made != null) {
            keep(corpId, creation, made, at);
        }
        var ids = made == null
                ? List.<String>of()
                : made.idsByName().values().stream().sorted().toList();
        catalogue.updateCreation(
                corpId, creationId, one -> Objects.requireNonNull(one).answered(refusal, ids, at));
    }

    private void keep(String corpId, TagCreation creation, Made made, Instant at) {
        var orders = creation.tags().stream()
                .collect(Collectors.toMap(NewTag::name, tag -> Objects.requireNonNullElse(tag.order(), 0L)));
        var groupId = made.groupId();
        if (groupId != null && creation.groupName() != null) {
            var shape =
                    new TagShape(true, creation.groupName(), Objects.requireNonNullElse(creation.order(), 0L), null);
            keep(new ReadTag(corpId, groupId, TagKind.TAG_GROUP, shape, at));
        }
        made.idsByName().forEach((name, id) -> {
            var shape = new TagShape(true, name, orders.getOrDefault(name, 0L), groupId);
            keep(new ReadTag(corpId, id, TagKind.TAG, shape, at));
        });
    }

    /** What is known already WeCom has not made, and says nothing of. */
    private void keep(ReadTag told) {
        catalogue.update(
                told.corpId(),
                told.id(),
                known -> known != null && !known.unread() && known.shape().exists()
                        ? Decision.unchanged(known)
                        : CatalogueTag.read(known, told));
    }

    private void removeTagsOf(String corpId, String groupId, Instant at) {
        catalogue.list(corpId).stream()
                .filter(tag -> tag.inWecom()
                        && groupId.equals(tag.shape().groupId())
                        && tag.shape().exists())
                .forEach(tag -> remove(corpId, tag.id(), tag.kind(), at));
    }
}
