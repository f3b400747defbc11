package dev.scrm.contact.contact;

import java.util.List;

/**
 * A contact that is, or was, seen as another one has so much for that one to tell that it takes on no more. It is no answer: what was
 * to be written is still to be written, once that is told.
 */
final class StillUntold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Contact contact;

    StillUntold(Contact contact) {
        super("Expected what %s heard while it was seen as %s to be told first, but it still waits"
                .formatted(
                        contact.id().value(),
                        contact.settlement().unsettled().stream()
                                .map(Unsettled::survivorId)
                                .toList()));
        this.contact = contact;
    }

    /** Who has to look. */
    List<MergeToSettle> wanted() {
        var id = contact.id();
        return contact.settlement().unsettled().stream()
                .map(one -> new MergeToSettle(new ContactId(id.corpId(), one.survivorId()), id.value(), null))
                .toList();
    }
}
