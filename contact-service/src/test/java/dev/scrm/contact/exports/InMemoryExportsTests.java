package dev.scrm.contact.exports;

class InMemoryExportsTests extends ExportsContract {
    private final InMemoryExports exports = new InMemoryExports();
    private final InMemoryExportContents contents = new InMemoryExportContents();

    @Override
    protected Exports exports() {
        return exports;
    }

    @Override
    protected ExportContents contents() {
        return contents;
    }
}
