package dev.scrm.gateway.corps;

class InMemoryRegistrationsTests extends RegistrationsContract {
    private final InMemoryRegistrations registrations = new InMemoryRegistrations();

    @Override
    protected Registrations registrations() {
        return registrations;
    }
}
