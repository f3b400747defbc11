package dev.scrm.contact.imports;

class InMemoryImportsTests extends ImportsContract {
    private final Imports imports = new InMemoryImports();
    private final ImportRows rows = new InMemoryImportRows();

    @Override
    protected Imports imports() {
        return imports;
    }

    @Override
    protected ImportRows rows() {
        return rows;
    }
}
