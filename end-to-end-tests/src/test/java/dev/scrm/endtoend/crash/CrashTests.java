package dev.scrm.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.quickstart.suite.Program;
import dev.scrm.quickstart.suite.Suite;
import dev.scrm.quickstart.suite.SuiteSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@code ./scrm bench crash}. */
class CrashTests {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void losesNothingAndDoesNothingTwiceWhileEveryProcessIsKilled() {
        var root = Path.of(System.getProperty("project.root"));
        var settings = SuiteSettings.of(root, directory, 21080);
        var plan = CrashPlan.random(17, 200, 10, 1);

        try (var suite = Suite.of(settings, Clock.systemUTC())) {
            var scenario = new CrashScenario(suite, System.out);
            var counts = scenario.run(plan, Duration.ofMinutes(3));

            assertThat(scenario.killedAtWork().keySet())
                    .as("killed at work")
                    .containsAll(Program.SERVICES)
                    .contains(Program.KAFKA);
            assertThat(counts.answered()).as("answered").isGreaterThan(plan.scansAfterwards());
            assertThat(counts.welcomesSent()).as("welcomes sent").isGreaterThanOrEqualTo(plan.scansAfterwards());
            assertThat(counts.answeredWithoutContact())
                    .as("answered, but no contact")
                    .isZero();
            assertThat(counts.contactsTwice()).as("contacts twice").isZero();
            assertThat(counts.wroteWithoutTicket()).as("wrote, but no ticket").isZero();
            assertThat(counts.ticketsTwice()).as("tickets twice").isZero();
            assertThat(counts.deliveredTwice()).as("welcome codes used twice").isZero();
            assertThat(counts.figureContacts()).as("contacts in the figures").isEqualTo(counts.contacts());
            assertThat(counts.figureTickets()).as("tickets in the figures").isEqualTo(counts.tickets());
            assertThat(counts.welcomesSent() + counts.welcomesExpired() + counts.welcomesFailed())
                    .as("welcomes with an outcome")
                    .isEqualTo(counts.contacts());
            assertThat(counts.delivered()).as("welcomes delivered").isEqualTo((int) counts.welcomesSent());
            assertThat(counts.commandsWithoutOutcome())
                    .as("commands without an outcome")
                    .isZero();
            assertThat(counts.commandsWithTwoOutcomes())
                    .as("commands with two outcomes")
                    .isZero();
            assertThat(counts.lost()).as("lost").isZero();
            assertThat(counts.duplicates()).as("duplicates").isZero();
        }
    }
}
