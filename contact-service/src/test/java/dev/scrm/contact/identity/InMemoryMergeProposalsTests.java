package dev.scrm.contact.identity;

class InMemoryMergeProposalsTests extends MergeProposalsContract {
    private final MergeProposals proposals = new InMemoryMergeProposals();

    @Override
    protected MergeProposals proposals() {
        return proposals;
    }
}
