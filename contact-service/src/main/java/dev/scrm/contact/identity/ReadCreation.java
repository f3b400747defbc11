package dev.scrm.contact.identity;

import dev.scrm.contact.contact.ConsentStatement;
import dev.scrm.contact.contact.Moment;
import dev.scrm.contact.contact.SaidAtOnce;
import dev.scrm.contact.contact.SaidOfPerson;
import dev.scrm.contact.contact.StateConsent;
import dev.scrm.contact.contact.StatementRefused;
import dev.scrm.contact.field.ReadValues;
import dev.scrm.contact.stage.StagesOfCorps;
import dev.scrm.contact.tag.TagCatalogue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of somebody who is to be made: all of it fits what the corp has, or what does not is named. */
final class ReadCreation {
    private final ReadValues readValues;
    private final StagesOfCorps stagesOfCorps;
    private final TagCatalogue tags;
    private final Clock clock;

    ReadCreation(ReadValues readValues, StagesOfCorps stagesOfCorps, TagCatalogue tags, Clock clock) {
        this.readValues = readValues;
        this.stagesOfCorps = stagesOfCorps;
        this.tags = tags;
        this.clock = clock;
    }

    SaidOfPerson read(String corpId, CreateContact.Wanted wanted) {
        var profile = wanted.profile().requireName();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        wanted.fields().forEach((id, value) -> {
            if (value != null) {
                told.put(id, value);
            }
        });
        var values = readValues.read(corpId, told);
        var stage = wanted.stage();
        if (stage != null && stagesOfCorps.of(corpId).find(stage).isEmpty()) {
            throw StatementRefused.stageUnknown(stage);
        }
        requireOwnTags(corpId, wanted.tagIds());
        var said = new SaidAtOnce(profile, values, stage, consents(wanted.consents()), List.of(), wanted.tagIds());
        return new SaidOfPerson(wanted.identities(), said);
    }

    /** Fields keep their types from the first value on. */
    void use(String corpId, SaidAtOnce said) {
        readValues.use(corpId, said.fields());
    }

    /** Tags of WeCom stand on relations, and the new contact has none. */
    private void requireOwnTags(String corpId, List<String> tagIds) {
        if (tagIds.isEmpty()) {
            return;
        }
        var known = tags.findAll(corpId, tagIds);
        for (int i = 0; i < tagIds.size(); i++) {
            var tag = known.get(tagIds.get(i));
            if (tag == null || !tag.isTag() || tag.inWecom()) {
                throw CreationRefused.invalid("tagIds[%d]".formatted(i), "the id of a tag of the corp's own");
            }
        }
    }

    private Map<ConsentStatement.About, SaidAtOnce.Consent> consents(
            Map<ConsentStatement.About, StateConsent.Said> wanted) {
        Map<ConsentStatement.About, SaidAtOnce.Consent> consents = new LinkedHashMap<>();
        wanted.forEach((about, said) -> {
            try {
                StateConsent.checkForm(said, clock);
            } catch (StatementRefused refused) {
                throw CreationRefused.within("consents[%d]".formatted(consents.size()), refused);
            }
            var at = said.at() == null ? null : Moment.named(said.at(), clock).orElse(null);
            consents.put(about, new SaidAtOnce.Consent(said.given(), said.source(), said.evidence(), at));
        });
        return consents;
    }
}
