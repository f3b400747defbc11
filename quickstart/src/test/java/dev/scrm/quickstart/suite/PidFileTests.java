package dev.scrm.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTests {
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void endProcesses() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Test
    void findsTheProgramItRecorded() throws Exception {
        var pids = pidFile(directory);
        var process = start(pids, Program.KAFKA);

        pids.record(Program.KAFKA, process.pid());

        assertThat(pids.running(Program.KAFKA)).map(ProcessHandle::pid).contains(process.pid());
        assertThat(Files.readAllLines(directory.resolve("pids"))).containsExactly("kafka " + process.pid());
    }

    @Test
    void doesNotTakeAnotherProcessWithThePidForTheProgram() throws Exception {
        var pids = pidFile(directory);
        var process = start(pids, Program.KAFKA);

        pids.record(Program.TICKET_SERVICE, process.pid());
        pids.record(Program.CONTACT_SERVICE, ProcessHandle.current().pid());

        assertThat(pids.running(Program.TICKET_SERVICE)).isEmpty();
        assertThat(pids.running(Program.CONTACT_SERVICE)).isEmpty();
    }

    @Test
    void doesNotTakeAnotherSuitesProcessForItsOwn() throws Exception {
        var process = start(pidFile(directory.resolve("other")), Program.KAFKA);
        var pids = pidFile(directory.resolve("mine"));

        pids.record(Program.KAFKA, process.pid());

        assertThat(pids.running(Program.KAFKA)).isEmpty();
    }

    @Test
    void knowsThatAKilledProgramIsGone() throws Exception {
        var pids = pidFile(directory);
        var process = start(pids, Program.MONGODB);
        pids.record(Program.MONGODB, process.pid());

        process.destroyForcibly().onExit().join();

        assertThat(pids.running(Program.MONGODB)).isEmpty();
    }

    private static PidFile pidFile(Path directory) {
        return new PidFile(new Directories(directory, directory));
    }

    private Process start(PidFile pids, Program program) throws IOException {
        var arguments = new ArrayList<String>();
        pids.marks(program).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), WaitsForever.class.getName()));
        var process = JavaProcess.of(arguments).start();
        started.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("waiting");
        return process;
    }
}
