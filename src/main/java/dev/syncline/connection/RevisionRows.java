package dev.syncline.connection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table of revisions. */
interface RevisionRows extends JpaRepository<RevisionRow, RevisionRow.Key> {

    Optional<RevisionRow> findByIdConnectionIdAndState(UUID connectionId, Revision.State state);

    List<RevisionRow> findByIdConnectionIdOrderByIdNumberDesc(UUID connectionId);
}
