package dev.syncline.connection;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The table of redemptions that were begun here. */
interface AttemptRows extends JpaRepository<AttemptRow, UUID> {}
