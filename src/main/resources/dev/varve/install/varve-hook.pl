#!/usr/bin/perl
# The short way of an event: one process that reads the payload, asks the worker and prints its answer. A client's shell
# starts it with perl -x; so does the script above, which names the delivery, too. Whatever does not go well is left to
# the script, which goes on from there.
#
# A module may cost as much time as perl itself, so there is none: AF_UNIX, SOCK_STREAM, F_SETFL, O_NONBLOCK and EAGAIN
# are numbers. A failure has the status that curl gives it.
my ($home, $socket, $kept) = ('@home@', '@socket@', '@kept@');
my ($client, $event, $delivery) = @ARGV;

my $answer_seconds_max = 0.3;
my $pause_seconds_max = 1;
my $wait_seconds = 0.002;

# What is none of Varve's business the script answers.
exit 1
  if exists $ENV{VARVE_OBSERVER}
  or $client eq ""
  or $client =~ tr/a-z0-9-//c
  or $event =~ tr/A-Za-z0-9._-//c
  or not substr($event, 0, 1) =~ tr/A-Za-z//;

# The pid tells hooks of the same moment apart, the rest those that had the same pid at another time.
$delivery = sprintf "%d-%x-%08x", $$, time, rand 2**32 unless defined $delivery;
my $file = "$home/spool/.new-$client\@$event\@$delivery";
my ($payload, $answer, $body) = ("", "", "");
my $caller = getppid;

# What is JSON is at its end when all is closed that was opened, besides what stands in strings.
sub is_whole {
  (my $text = $payload) =~ tr/ \t\r\n//d;
  return 0 if substr($text, -1) ne "}";
  $text =~ s/\\.//gs;
  $text =~ s/"[^"]*"//g;
  return $text =~ tr/"// == 0 && $text =~ tr/{[// == $text =~ tr/}]//;
}

# To the script, which reads the payload again where no file holds it. One that is torn because the caller was killed stays
# what it is, unfinished; who is killed is gone a moment later.
sub leave { # STATUS
  if (!is_whole()) {
    select undef, undef, undef, 0.1;
    exit if getppid != $caller;
  }
  $SIG{PIPE} = "DEFAULT";
  my $teller = $file eq "" ? open STDIN, "-|" : 1;
  if (defined $teller and not $teller) {
    print $payload;
    exit;
  }
  exec "/bin/sh", $0, $client, $event, $delivery, shift;
}

# Only Linux tells how much of a wait was left, so none is counted by what it took: each is short and counts as a whole,
# however early it ended, and what comes in many pieces cannot stretch the time.
my $waits;

sub is_ready { # TO_READ TO_WRITE
  my ($to_read, $to_write) = @_;
  leave(28) if --$waits < 0;
  return 0 < select $to_read, $to_write, undef, $wait_seconds;
}

# Should it be killed, the file is what remains. There is none where only ids may rest on disk.
umask 077;
sub make { open FILE, ">:raw", $file }
$file = "" unless $kept eq "event" and (make() or mkdir "$home/spool" and make());

# A client that waits for the answer may not show the end of its payload.
binmode STDIN;
binmode STDOUT;
vec(my $from_client = "", fileno STDIN, 1) = 1;
$waits = $pause_seconds_max / $wait_seconds;
for (;;) {
  if (is_ready($from_client)) {
    my $read = sysread STDIN, $payload, 65536, length $payload or last;
    $waits = $pause_seconds_max / $wait_seconds;
    if ($file ne "" and $read != syswrite FILE, $payload, $read, length($payload) - $read) {
      unlink $file;
      $file = "";
    }
  } else {
    last if is_whole();
  }
}

my $bsd = $^O eq "darwin" || index($^O, "bsd") > 0;
my $address = $bsd ? pack("CCa*", 2 + length $socket, 1, $socket) : pack("Sa*", 1, $socket);
$waits = $answer_seconds_max / $wait_seconds;
$SIG{PIPE} = "IGNORE";
socket WORKER, 1, 1, 0 and binmode WORKER and fcntl WORKER, 4, $bsd ? 4 : 2048 or leave(2);
until (connect WORKER, $address) {
  leave(7) unless $! == ($bsd ? 35 : 11);
  is_ready();
}

vec(my $worker = "", fileno WORKER, 1) = 1;
my $request = "POST /v1/hooks/$client/$event HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\n"
  . "Content-Length: " . length($payload) . "\r\nVarve-Delivery: $delivery\r\n\r\n$payload";
for (my $sent = 0; $sent < length $request;) {
  next unless is_ready(undef, $worker);
  # Who refuses need not listen to the end.
  $sent += syswrite(WORKER, $request, 1 << 18, $sent) || last;
}

my $head = 3;
until ($head > 3 and index(lc substr($answer, 0, $head), "\ncontent-length: " . length($body) . "\r\n") > 0) {
  next unless is_ready($worker);
  leave(substr($answer, 9, 1) > 2 ? 22 : 52) unless sysread WORKER, $answer, 65536, length $answer;
  $head = 4 + index $answer, "\r\n\r\n";
  $body = substr $answer, $head;
}
leave(22) if substr($answer, 9, 1) > 2;
unlink $file if $file ne "";
print $body eq "" ? "{}" : $body, "\n";
close STDOUT;
exit 0;
