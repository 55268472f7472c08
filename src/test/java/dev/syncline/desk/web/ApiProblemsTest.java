package dev.syncline.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import org.junit.jupiter.api.Test;

/** With what number programs are refused. */
class ApiProblemsTest {

    @Test
    void aFullDiskIsAnswered507WithTheSentence() {
        TrackerFailure failure = new TrackerFailure(TrackerFailure.Kind.NO_ROOM, "There is no room.");
        assertThat(ApiProblems.status(failure).value()).isEqualTo(507);
        assertThat(new ApiProblems().refused(failure).getDetail()).isEqualTo("There is no room.");
    }
}
