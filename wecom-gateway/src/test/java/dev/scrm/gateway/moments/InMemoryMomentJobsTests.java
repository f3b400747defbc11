package dev.scrm.gateway.moments;

class InMemoryMomentJobsTests extends MomentJobsContract {
    private final InMemoryMomentJobs jobs = new InMemoryMomentJobs();

    @Override
    protected MomentJobs jobs() {
        return jobs;
    }
}
