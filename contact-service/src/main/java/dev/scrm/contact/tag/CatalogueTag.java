package dev.scrm.contact.tag;

import static java.util.Objects.requireNonNull;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag, or a group of tags. One of WeCom's is what WeCom told last; what is wanted of it here stands beside that until WeCom has it
 * so.
 *
 * @param inWecom false for one of the corp's own
 * @param shape what it is; of WeCom's what was told last
 * @param toldAt when that was so
 * @param unread true when WeCom told that it is another, but not how
 * @param wanted what somebody here wants of it; null when it is so
 * @param leaving true while a deleted tag may still be on contacts
 */
public record CatalogueTag(
        String corpId,
        String id,
        TagKind kind,
        boolean inWecom,
        TagShape shape,
        Instant toldAt,
        boolean unread,
        @Nullable WantedChange wanted,
        boolean leaving) {
    /** Any reading is newer than that. */
    private static final Instant NEVER = Instant.EPOCH;

    public CatalogueTag {
        requireNonNull(corpId, "corpId");
        requireNonNull(id, "id");
        requireNonNull(kind, "kind");
        requireNonNull(shape, "shape");
        requireNonNull(toldAt, "toldAt");
    }

    /** True of one that was there and is not any more. */
    public boolean isDeleted() {
        return !shape.exists();
    }

    /** True while contacts may be tagged with it. */
    public boolean isTag() {
        return kind == TagKind.TAG && shape.exists();
    }

    /** One of the corp's own, as it is from now on. */
    static CatalogueTag own(String corpId, String id, TagKind kind, TagShape shape, Instant at) {
        return new CatalogueTag(corpId, id, kind, false, shape, at, false, null, false);
    }

    /** How what was last wanted of it stands. */
    public TagState state() {
        if (wanted == null) {
            return TagState.CONFIRMED;
        }
        if (isChangedThereAsWell(wanted)) {
            return TagState.CONFLICT;
        }
        if (wanted.refusal() != null) {
            return TagState.FAILED;
        }
        return wanted.settledAt() == null ? TagState.PENDING : TagState.CONFIRMED;
    }

    /** WeCom was read after it had what was wanted, or before it answered, and is neither as it was nor as it was to be. */
    private boolean isChangedThereAsWell(WantedChange change) {
        if (shape.reads(change.shape())) {
            return false;
        }
        var settledAt = change.settledAt();
        if (settledAt != null && change.refusal() == null) {
            return toldAt.isAfter(settledAt);
        }
        return toldAt.isAfter(change.at()) && !shape.reads(change.base());
    }

    /** WeCom was read: the whole of it is known. */
    static Decision<CatalogueTag, TagWish> read(@Nullable CatalogueTag known, ReadTag told) {
        if (known == null) {
            var read = new CatalogueTag(
                    told.corpId(), told.id(), told.kind(), true, told.shape(), told.at(), false, null, false);
            return Decision.of(read, List.of());
        }
        if (!known.inWecom || told.at().isBefore(known.toldAt)) {
            return Decision.unchanged(known);
        }
        boolean goes = known.shape.exists() && !told.shape().exists() && known.kind == TagKind.TAG;
        var shape = told.shape().exists() ? told.shape() : known.shape.deleted();
        var next = new CatalogueTag(
                known.corpId,
                known.id,
                known.kind,
                true,
                shape,
                told.at(),
                false,
                known.wanted,
                (known.leaving && !shape.exists()) || goes);
        return known.decided(next.settled());
    }

    /** WeCom told that it is there, or another: how, the next reading says. */
    static Decision<CatalogueTag, TagWish> touched(
            @Nullable CatalogueTag known,
            String corpId,
            String id,
            TagKind kind,
            @Nullable String causedBy,
            Instant at) {
        if (known == null) {
            return Decision.of(
                    new CatalogueTag(corpId, id, kind, true, TagShape.UNREAD, NEVER, true, null, false), List.of());
        }
        // Of what was asked for here the answer says more.
        boolean isAnswered = known.wanted != null && known.wanted.commandId().equals(causedBy);
        return !known.inWecom || isAnswered || !at.isAfter(known.toldAt)
                ? Decision.unchanged(known)
                : known.decided(known.with(known.shape, known.toldAt, true, known.wanted));
    }

    /** A contact bears it: what it is called is known then, and the next reading says the rest. */
    static Decision<CatalogueTag, TagWish> met(
            @Nullable CatalogueTag known, String corpId, String id, @Nullable String name) {
        var shape = new TagShape(true, name, 0, null);
        if (known == null) {
            return Decision.of(
                    new CatalogueTag(corpId, id, TagKind.TAG, true, shape, NEVER, true, null, false), List.of());
        }
        boolean isNews = known.inWecom && known.shape.exists() && known.shape.name() == null && name != null;
        return isNews ? known.decided(known.with(shape, known.toldAt, true, known.wanted)) : Decision.unchanged(known);
    }

    /** WeCom answered a command. */
    Decision<CatalogueTag, TagWish> answered(String commandId, @Nullable String refusal, Instant at) {
        if (wanted == null || !wanted.commandId().equals(commandId) || wanted.settledAt() != null) {
            return Decision.unchanged(this);
        }
        var answered = wanted.answered(at, refusal);
        // What was told after WeCom had it is newer than what was wanted.
        if (refusal != null || toldAt.isAfter(at)) {
            return decided(with(shape, toldAt, unread, answered).settled());
        }
        boolean goes = shape.exists() && !answered.shape().exists() && kind == TagKind.TAG;
        return decided(new CatalogueTag(corpId, id, kind, true, answered.shape(), at, unread, answered, leaving || goes)
                .settled());
    }

    /** Somebody here wants it so. */
    Decision<CatalogueTag, TagWish> want(TagShape wish, String commandId, String by, Instant at) {
        if (!shape.exists()) {
            throw CatalogueRefused.unknown(id);
        }
        if (wanted == null && shape.reads(wish)) {
            return Decision.unchanged(this);
        }
        var next = new WantedChange(commandId, wish, shape, by, at, null, null);
        var wants = wish.exists()
                ? new TagWish.Edit(commandId, kind, id, wish.name(), wish.order())
                : new TagWish.Delete(commandId, kind, id);
        return Decision.of(with(shape, toldAt, unread, next), wants);
    }

    /** What WeCom has shall stay. */
    Decision<CatalogueTag, TagWish> accept() {
        return state() == TagState.CONFLICT || state() == TagState.FAILED
                ? decided(with(shape, toldAt, unread, null))
                : throwNoConflict();
    }

    /** What is wanted here is asked for once more. */
    Decision<CatalogueTag, TagWish> sendAgain(String commandId, String by, Instant at) {
        return wanted != null && (state() == TagState.CONFLICT || state() == TagState.FAILED)
                ? want(wanted.shape(), commandId, by, at)
                : throwNoConflict();
    }

    /** One of the corp's own is deleted, and leaves the contacts. */
    Decision<CatalogueTag, TagWish> delete(Instant at) {
        return decided(
                new CatalogueTag(corpId, id, kind, false, shape.deleted(), at, false, null, kind == TagKind.TAG));
    }

    /** No contact bears it any more. */
    public Decision<CatalogueTag, TagWish> left() {
        return decided(new CatalogueTag(corpId, id, kind, inWecom, shape, toldAt, unread, wanted, false));
    }

    private Decision<CatalogueTag, TagWish> throwNoConflict() {
        throw CatalogueRefused.noConflict(id);
    }

    /** What is as it was wanted is wanted no more. */
    private CatalogueTag settled() {
        boolean isDone = wanted != null && wanted.settledAt() != null && shape.reads(wanted.shape());
        return isDone ? with(shape, toldAt, unread, null) : this;
    }

    private CatalogueTag with(TagShape other, Instant at, boolean isUnread, @Nullable WantedChange change) {
        return new CatalogueTag(corpId, id, kind, inWecom, other, at, isUnread, change, leaving);
    }

    private Decision<CatalogueTag, TagWish> decided(CatalogueTag next) {
        return next.equals(this) ? Decision.unchanged(this) : Decision.of(next, List.of());
    }
}
