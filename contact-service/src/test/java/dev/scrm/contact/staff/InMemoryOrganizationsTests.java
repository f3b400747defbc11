package dev.scrm.contact.staff;

class InMemoryOrganizationsTests extends OrganizationsContract {
    private final InMemoryOrganizations organizations = new InMemoryOrganizations();

    @Override
    protected Organizations organizations() {
        return organizations;
    }
}
