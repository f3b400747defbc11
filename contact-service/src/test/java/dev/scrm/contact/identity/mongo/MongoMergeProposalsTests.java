package dev.scrm.contact.identity.mongo;

import dev.scrm.contact.identity.MergeProposals;
import dev.scrm.contact.identity.MergeProposalsContract;
import dev.scrm.platform.test.TestMongo;
import org.junit.jupiter.api.BeforeEach;

class MongoMergeProposalsTests extends MergeProposalsContract {
    private MongoMergeProposals proposals;

    @BeforeEach
    void open() {
        proposals = new MongoMergeProposals(TestMongo.freshDatabase("proposals"));
        proposals.createIndexes();
    }

    @Override
    protected MergeProposals proposals() {
        return proposals;
    }
}
