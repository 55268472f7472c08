package dev.syncline.connection;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of connections. */
interface ConnectionRows extends JpaRepository<ConnectionRow, UUID> {

    /** Asked for each change: one statement needs no transaction of its own. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<ConnectionRow> findById(UUID id);

    @Query("""
            select c from ConnectionRow c
            where c.nameKey like :pattern escape '!'
               or lower(c.localShortName) like :pattern escape '!'
               or lower(c.remoteShortName) like :pattern escape '!'
            """)
    Page<ConnectionRow> containing(@Param("pattern") String pattern, Pageable page);

    /**
     * The connection, held until the transaction ends. Whoever changes an invitation holds its connection first, so that
     * of two acceptors, or of two clicks, one waits for the other.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ConnectionRow c where c.id = :id")
    Optional<ConnectionRow> held(@Param("id") UUID id);

    @Query("select c from ConnectionRow c where c.nameKey > :after order by c.nameKey")
    List<ConnectionRow> after(@Param("after") String after, Limit limit);

    List<ConnectionRow> findByStatus(Connection.Status status);

    List<ConnectionRow> findByStatusAndInitiatedHere(Connection.Status status, boolean initiatedHere);

    List<ConnectionRow> findByTypeAndRemoteAddressIsNotNull(Connection.Type type);

    List<ConnectionRow> findByStatusAndTypeAndRemoteAddressIsNotNull(Connection.Status status, Connection.Type type);

    List<ConnectionRow> findByStatusAndTypeAndRemoteAddressIsNull(Connection.Status status, Connection.Type type);

    List<ConnectionRow> findByTypeNotAndModeOrderByNameKey(Connection.Type type, Connection.Mode mode);

    boolean existsByNameKey(String nameKey);

    Optional<ConnectionRow> findByFormId(String formId);
}
