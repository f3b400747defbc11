package dev.scrm.contact.field;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A field that a corp keeps of its contacts.
 *
 * @param policyRevision how often policy or trust was changed
 * @param used true once a value was told: from then on its type stays
 * @param archived true when it takes no values any more; those it has are still shown
 * @param edition grows whenever somebody defines it otherwise, or puts it away; 0 where nobody counted
 */
public record Field(
        String corpId, FieldDefinition definition, int policyRevision, boolean used, boolean archived, long edition) {
    public Field {
        requireNonNull(corpId, "corpId");
        requireNonNull(definition, "definition");
    }

    static Field of(String corpId, FieldDefinition definition) {
        return new Field(corpId, definition, 0, false, false, 1);
    }

    public String id() {
        return definition.id();
    }

    /** Refused when it has values of another type. One that was archived takes values again. */
    Field redefined(FieldDefinition wanted) {
        if (used && wanted.type() != definition.type()) {
            throw FieldRefused.inUse(definition);
        }
        if (wanted.equals(definition) && !archived) {
            return this;
        }
        int revision = wanted.believesAs(definition) ? policyRevision : policyRevision + 1;
        return new Field(corpId, wanted, revision, used, false, edition + 1);
    }

    Field archive() {
        return archived ? this : new Field(corpId, definition, policyRevision, used, true, edition + 1);
    }

    /** A value is about to be told that was checked against a definition of that type; refused when it has another one by now. */
    Field taking(FieldType type) {
        if (type != definition.type()) {
            throw FieldRefused.changed(id());
        }
        return new Field(corpId, definition, policyRevision, true, archived, edition);
    }

    /** How much a source's value counts. */
    public Weight weight(String source) {
        return new Weight(policyRevision, definition.rank(source));
    }

    /** @param plain as JSON has it; empty when the field has no such values */
    public Optional<Value> read(Object plain) {
        return new ValueForm(definition).read(plain);
    }

    /** What a value of the field is, in words. */
    public String expected() {
        return new ValueForm(definition).expected();
    }
}
