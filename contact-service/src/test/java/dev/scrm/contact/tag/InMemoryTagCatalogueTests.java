package dev.scrm.contact.tag;

class InMemoryTagCatalogueTests extends TagCatalogueContract {
    private final TagCatalogue catalogue = new InMemoryTagCatalogue();

    @Override
    protected TagCatalogue catalogue() {
        return catalogue;
    }
}
