-- The newest migration applies the privileges that the policies imply.
select private.apply_grants();
