package dev.scrm.contact.contact.rest;

import dev.scrm.contact.contact.FieldValue;
import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.contact.field.Fields;
import dev.scrm.contact.group.GroupChats;
import dev.scrm.contact.stage.StagesOfCorps;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** One contact as an answer: with the words that the corp has for fields and stages, the group chats it is in, and its version as the ETag. */
@Component
class ContactAnswers {
    private final Fields fields;
    private final StagesOfCorps stagesOfCorps;
    private final GroupChats groups;

    ContactAnswers(Fields fields, StagesOfCorps stagesOfCorps, GroupChats groups) {
        this.fields = fields;
        this.stagesOfCorps = stagesOfCorps;
        this.groups = groups;
    }

    ResponseEntity<ContactDetail> of(VersionedContact seen) {
        var contact = seen.contact();
        var corpId = contact.id().corpId();
        var told = contact.person().statements().standingFields();
        var known =
                fields.findAll(corpId, told.stream().map(FieldValue::fieldId).toList());
        return ResponseEntity.ok()
                .eTag(ContactAccess.tag(seen).quoted())
                .body(ContactDetail.of(
                        contact, known, stagesOfCorps.of(corpId), groups.memberships(corpId, contact.everyId())));
    }
}
