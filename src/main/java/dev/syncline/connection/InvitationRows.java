package dev.syncline.connection;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

/** The table of invitations. */
interface InvitationRows extends JpaRepository<InvitationRow, UUID> {

    @Query("select i.connectionId from InvitationRow i where i.id = :code")
    Optional<UUID> connectionOf(@Param("code") UUID code);

    Optional<InvitationRow> findByConnectionId(UUID connectionId);
}
