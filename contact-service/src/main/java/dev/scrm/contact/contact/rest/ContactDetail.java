package dev.scrm.contact.contact.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.Dated;
import dev.scrm.contact.contact.FetchFailure;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.Start;
import dev.scrm.contact.contact.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contact with its history and its reasons.
 *
 * @param tags each with why it is there
 * @param relations with all staff members, also those that ended
 * @param fetchFailure why name and picture are missing or old
 */
record ContactDetail(
        @JsonUnwrapped ContactView contact,
        List<Tag> tags,
        List<RelationView> relations,
        @Nullable FetchFailure fetchFailure) {

    /**
     * A relation with one staff member.
     *
     * @param stands true while it lasts
     * @param requestedAt when the customer asked; the staff member may not have confirmed
     */
    record RelationView(
            String staffId,
            boolean stands,
            @Nullable Instant requestedAt,
            @Nullable Instant since,
            @Nullable String liveCode,
            @Nullable String remark,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {

        static RelationView of(Relation relation) {
            var start = relation.lastStart();
            var requested = relation.requested();
            var ended = relation.stands() ? null : relation.ended();
            return new RelationView(
                    relation.staffId(),
                    relation.stands(),
                    requested == null ? null : requested.at(),
                    start.map(Start::at).orElse(null),
                    start.map(Start::liveCode).orElse(null),
                    Dated.valueOf(relation.remark()),
                    ended == null ? null : ended.at(),
                    ended == null ? null : ContactView.word(ended.by()));
        }
    }

    static ContactDetail of(Contact contact) {
        var person = contact.person();
        return new ContactDetail(
                ContactView.of(contact),
                person.tags(),
                person.relations().stream().map(RelationView::of).toList(),
                person.openFetchFailure().orElse(null));
    }
}
