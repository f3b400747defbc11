package dev.scrm.contact.tag.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagCreation;
import dev.scrm.contact.tag.TagKind;
import dev.scrm.contact.tag.TagShape;
import dev.scrm.contact.tag.TagWish.NewTag;
import dev.scrm.contact.tag.WantedChange;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.Cursor;
import dev.scrm.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tags, groups and what is wanted of them, as answers. */
final class TagViews {
    private TagViews() {}

    /** The name under which a caller changes tags. */
    static String by(Caller caller) {
        return caller.name();
    }

    /**
     * The first of what was found from a place on.
     *
     * @param found all of it, or one more than is wanted
     * @param place at which an item stands
     */
    static <T> Page<T> page(List<T> found, int limit, Function<T, Cursor> place) {
        var shown = found.stream().limit(limit).toList();
        return Page.of(
                shown,
                found.size() > shown.size() ? place.apply(shown.getLast()).encoded() : null);
    }

    /**
     * What a tag is, or shall be.
     *
     * @param deleted true where it is, or shall be, deleted
     */
    record ShapeView(@Nullable String name, long order, boolean deleted) {
        static ShapeView of(TagShape shape) {
            return new ShapeView(shape.name(), shape.order(), !shape.exists());
        }
    }

    /**
     * A tag, or a group of tags.
     *
     * @param name absent until WeCom has told it
     * @param origin wecom or own
     * @param groupId absent of a group, and until WeCom has told it
     * @param unread true when WeCom told that it is another but not how: the next reading says
     * @param state pending, confirmed, failed or conflict
     * @param refusal why WeCom would not do what is wanted
     * @param wanted what it shall be; absent when it is so
     */
    record TagView(
            String id,
            @Nullable String name,
            long order,
            String origin,
            @Nullable String groupId,
            boolean deleted,
            boolean unread,
            String state,
            @Nullable String refusal,
            @Nullable ShapeView wanted) {
        static TagView of(CatalogueTag tag) {
            var wanted = tag.wanted();
            return new TagView(
                    tag.id(),
                    tag.shape().name(),
                    tag.shape().order(),
                    tag.inWecom() ? "wecom" : "own",
                    tag.shape().groupId(),
                    !tag.shape().exists(),
                    tag.unread(),
                    tag.state().word(),
                    wanted == null ? null : wanted.refusal(),
                    wanted == null ? null : ShapeView.of(wanted.shape()));
        }
    }

    /** A group with its tags, both in their order. */
    record GroupView(@JsonUnwrapped TagView group, List<TagView> tags) {
        static GroupView of(CatalogueTag group, List<CatalogueTag> all) {
            return new GroupView(
                    TagView.of(group),
                    all.stream()
                            .filter(one -> one.kind() == TagKind.TAG
                                    && group.id().equals(one.shape().groupId()))
                            .map(TagView::of)
                            .toList());
        }
    }

    /**
     * That WeCom has a tag otherwise than is wanted here.
     *
     * @param kind tag or tag-group
     * @param state conflict when somebody changed it there as well, failed when WeCom would not
     */
    record ConflictView(
            String id,
            String kind,
            String state,
            @Nullable String refusal,
            ShapeView wanted,
            ShapeView inWecom,
            String by,
            Instant wantedAt,
            Instant readAt) {
        static Stream<ConflictView> of(CatalogueTag tag) {
            return Stream.ofNullable(tag.wanted()).map(wanted -> of(tag, wanted));
        }

        private static ConflictView of(CatalogueTag tag, WantedChange wanted) {
            return new ConflictView(
                    tag.id(),
                    tag.kind().word(),
                    tag.state().word(),
                    wanted.refusal(),
                    ShapeView.of(wanted.shape()),
                    ShapeView.of(tag.shape()),
                    wanted.by(),
                    wanted.at(),
                    tag.toldAt());
        }
    }

    record NewTagView(String name, @Nullable Long order) {}

    /**
     * What WeCom is asked to make.
     *
     * @param tagIds what it has made
     */
    record CreationView(
            String id,
            @Nullable String groupId,
            @Nullable String groupName,
            List<NewTagView> tags,
            String state,
            @Nullable String refusal,
            List<String> tagIds,
            String by,
            Instant at) {
        static CreationView of(TagCreation creation) {
            return new CreationView(
                    creation.id(),
                    creation.groupId(),
                    creation.groupName(),
                    creation.tags().stream().map(TagViews::view).toList(),
                    creation.state().word(),
                    creation.refusal(),
                    creation.made(),
                    creation.by(),
                    creation.at());
        }
    }

    private static NewTagView view(NewTag tag) {
        return new NewTagView(tag.name(), tag.order());
    }
}
