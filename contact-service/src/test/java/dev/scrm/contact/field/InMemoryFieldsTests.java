package dev.scrm.contact.field;

class InMemoryFieldsTests extends FieldsContract {
    private final Fields fields = new InMemoryFields();

    @Override
    protected Fields fields() {
        return fields;
    }
}
