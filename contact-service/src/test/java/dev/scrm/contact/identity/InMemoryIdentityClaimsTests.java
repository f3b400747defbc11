package dev.scrm.contact.identity;

class InMemoryIdentityClaimsTests extends IdentityClaimsContract {
    private final IdentityClaims claims = new InMemoryIdentityClaims();

    @Override
    protected IdentityClaims claims() {
        return claims;
    }
}
