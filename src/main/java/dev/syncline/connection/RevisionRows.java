package dev.syncline.connection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The table of revisions. */
interface RevisionRows extends JpaRepository<RevisionRow, RevisionRow.Key> {

    Optional<RevisionRow> findByIdConnectionIdAndState(UUID connectionId, Revision.State state);

    @Query("select new dev.syncline.connection.RevisionSummary(r.id.number, r.state, r.author, r.note, r.created)"
            + " from RevisionRow r where r.id.connectionId = :connection order by r.id.number desc")
    Page<RevisionSummary> summaries(UUID connection, Pageable page);

    List<RevisionRow> findByIdConnectionIdOrderByIdNumberDesc(UUID connectionId);
}
