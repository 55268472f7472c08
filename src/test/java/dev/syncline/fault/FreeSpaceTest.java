package dev.syncline.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.util.unit.DataSize;

/** Whether there is room for more, and what is said where there is not. */
class FreeSpaceTest {

    @Test
    void saysItOnceAndThatItIsOver() {
        Faults faults = mock(Faults.class);
        AtomicLong usable = new AtomicLong(50 << 20);
        FreeSpace space = new FreeSpace(usable::get, DataSize.ofMegabytes(100), faults);
        assertThat(space.isShort()).isTrue();
        assertThat(space.isShort()).isTrue();
        ArgumentCaptor<NewFault> told = ArgumentCaptor.captor();
        verify(faults, times(1)).report(told.capture());
        assertThat(told.getValue().message()).contains("has 50 MB left, less than the 100 MB");
        usable.set(200 << 20);
        assertThat(space.isShort()).isFalse();
        verify(faults, times(1)).report(any());
        verify(faults).resolveNode("disk");
    }

    @Test
    void namesHowMuchIsNeededAndHowMuchThereIs() {
        FreeSpace space = new FreeSpace(() -> 1_000, DataSize.ofBytes(300), mock(Faults.class));
        assertThat(space.lackFor(700)).isEmpty();
        assertThat(space.lackFor(701))
                .hasValueSatisfying(lack -> assertThat(lack)
                        .contains("701 bytes more", "1000 are free", "300 stay free", "syncline.transport.free-space"));
    }
}
